// SPDX-License-Identifier: Apache-2.0
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

public class UpcallInSharedArena {
  private static final Arena ARENA = Arena.ofShared();

  public static void run() throws Exception {
    var called =
        MethodHandles.lookup()
            .findStatic(UpcallInSharedArena.class, "called", MethodType.methodType(void.class));
    Linker.nativeLinker().upcallStub(called, FunctionDescriptor.ofVoid(), ARENA);
  }

  static void called() {}
}
