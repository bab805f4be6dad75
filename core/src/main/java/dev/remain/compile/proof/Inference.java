// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.proof;

import dev.remain.compile.round.Made;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads the options of a compiler out of the classes that it made. Confined to one thread. */
final class Inference extends ClassVisitor {

  private static final int PREVIEW = 0xffff;

  /** So many classes show whatever there is to see. */
  private static final int ENOUGH = 400;

  private boolean hasLines;
  private boolean hasSource;
  private boolean hasVariables;
  private boolean hasParameters;
  private boolean joinsByCall;
  private boolean joinsInline;
  private boolean isPreview;
  private int newest;

  private Inference() {
    super(Opcodes.ASM9);
  }

  static JavacOptions of(Collection<Made> classes) {
    Inference inference = new Inference();
    int seen = 0;
    for (Made made : classes) {
      if (seen++ < ENOUGH) {
        new ClassReader(made.bytes()).accept(inference, ClassReader.SKIP_FRAMES);
      }
    }
    return inference.options();
  }

  private JavacOptions options() {
    List<String> debug = new ArrayList<>();
    if (hasLines) {
      debug.add("lines");
    }
    if (hasSource) {
      debug.add("source");
    }
    if (hasVariables) {
      debug.add("vars");
    }
    boolean isOfThisJvm = newest - 44 == Runtime.version().feature();
    return new JavacOptions(
        debug,
        hasParameters,
        !joinsByCall && joinsInline && newest > Opcodes.V1_8,
        isPreview,
        isOfThisJvm ? JavacOptions.Api.OF_THIS_JVM : JavacOptions.Api.OF_RELEASE,
        List.of());
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    isPreview |= version >>> 16 == PREVIEW;
    newest = Math.max(newest, version & 0xffff);
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    hasSource |= source != null;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] thrown) {
    // Compilers write names of what they add themselves, too.
    int added = Opcodes.ACC_SYNTHETIC | Opcodes.ACC_MANDATED;
    boolean isDeclared = (access & added) == 0 && !name.equals("<init>") && !name.equals("valueOf");
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitParameter(@Nullable String parameter, int flags) {
        hasParameters |= isDeclared && parameter != null && (flags & added) == 0;
      }

      @Override
      public void visitLineNumber(int line, Label start) {
        hasLines = true;
      }

      @Override
      public void visitLocalVariable(
          String variable,
          String type,
          @Nullable String generic,
          Label start,
          Label end,
          int index) {
        hasVariables = true;
      }

      @Override
      public void visitInvokeDynamicInsn(
          String call, String type, Handle bootstrap, Object... arguments) {
        joinsByCall |= call.equals("makeConcatWithConstants");
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String call, String type, boolean isInterface) {
        joinsInline |= owner.equals("java/lang/StringBuilder") && call.equals("append");
      }
    };
  }
}
