// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.GenerationClassLoader;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call of the program that a library is in: the library's classes on the stack, above the topmost
 * frame of the program, and where that is.
 */
record LibraryCall(List<Class<?>> types, Site site) {

  /** From the call on to where its answer is shown, in bytes. */
  private static final int LONGEST_CALL = 6;

  /** A place in the program; by names only. */
  record Site(String type, String method, int bytecode) {

    static Site of(StackFrame frame) {
      return new Site(frame.getClassName(), frame.getMethodName(), frame.getByteCodeIndex());
    }

    /** Whether what is shown here was answered by the call there. */
    boolean isJustAfter(Site call) {
      return type.equals(call.type)
          && method.equals(call.method)
          && bytecode > call.bytecode
          && bytecode <= call.bytecode + LONGEST_CALL;
    }
  }

  /** Null if the program has called none, or a library is filling its static fields just then. */
  static @Nullable LibraryCall now(GenerationClassLoader program) {
    return CallerResolver.walk(
        frames -> {
          List<Class<?>> types = new ArrayList<>();
          for (Iterator<StackFrame> each = frames.iterator(); each.hasNext(); ) {
            StackFrame frame = each.next();
            Class<?> type = frame.getDeclaringClass();
            if (program.isProgram(type)) {
              return types.isEmpty() ? null : new LibraryCall(types, Site.of(frame));
            }
            if (isLibrary(type)) {
              if (frame.getMethodName().equals("<clinit>")) {
                return null;
              }
              types.add(type);
            }
          }
          return null;
        });
  }

  /** Where the program is. */
  static @Nullable Site siteOf(GenerationClassLoader program) {
    return CallerResolver.walk(
        frames ->
            frames
                .filter(frame -> program.isProgram(frame.getDeclaringClass()))
                .findFirst()
                .map(Site::of)
                .orElse(null));
  }

  /** Of the base, or of an archive that each generation loads anew. */
  static boolean isLibrary(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader instanceof BaseClassLoader
        || (loader instanceof GenerationClassLoader live && !live.isProgram(type));
  }
}
