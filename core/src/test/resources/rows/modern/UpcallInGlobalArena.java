// SPDX-License-Identifier: Apache-2.0
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

public class UpcallInGlobalArena {
  public static void run() throws Exception {
    var called =
        MethodHandles.lookup()
            .findStatic(UpcallInGlobalArena.class, "called", MethodType.methodType(void.class));
    Linker.nativeLinker().upcallStub(called, FunctionDescriptor.ofVoid(), Arena.global());
  }

  static void called() {}
}
