// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import dev.remain.classfile.ConstantPoolScan;
import dev.remain.classpath.ClassName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What a source did not compile for, though a class was written: Eclipse's compiler, which VS Code
 * uses too, has the methods with errors throw them.
 *
 * @param source name of the source file, or null
 * @param first line of the first error, 0 if it is not known
 * @param sentences of the compiler
 */
record CompileErrors(@Nullable String source, int first, List<String> sentences) {

  private static final String START = "Unresolved compilation problem";
  private static final CompileErrors NONE = new CompileErrors(null, 0, List.of());

  CompileErrors {
    sentences = List.copyOf(sentences);
  }

  /** Of a whole class file; most have no such text among their constants, and are not read. */
  static CompileErrors of(byte[] bytes) {
    if (!ConstantPoolScan.of(bytes).hasTextStartingWith(START)) {
      return NONE;
    }
    Finder finder = new Finder();
    try {
      new ClassReader(bytes).accept(finder, ClassReader.SKIP_FRAMES);
    } catch (IllegalArgumentException e) {
      return NONE; // Newer than the library knows.
    }
    return new CompileErrors(finder.source, finder.first, finder.sentences);
  }

  boolean isEmpty() {
    return sentences.isEmpty();
  }

  /**
   * @param path of the class, for one that does not name its source
   */
  String text(String path) {
    int more = sentences.size() - 1;
    return (source == null ? ClassName.dotted(ClassName.internal(path)) : source)
        + (first > 0 ? ":" + first : "")
        + " does not compile: "
        + sentences.get(0)
        + (more > 0 ? " (+" + more + " more)" : "");
  }

  private static final class Finder extends ClassVisitor {
    private final List<String> sentences = new ArrayList<>();
    private @Nullable String source;
    private int first;

    Finder() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visitSource(@Nullable String file, @Nullable String debug) {
      source = file;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] thrown) {
      return new Thrower();
    }

    private void add(String message, int line) {
      // The first line is the heading, each other an error.
      List<String> lines = List.of(message.split("\n", -1));
      for (String one : lines.subList(1, lines.size())) {
        String part = one.strip();
        if (!part.isEmpty() && !sentences.contains(part)) {
          sentences.add(part);
          first = sentences.size() == 1 ? line : first;
        }
      }
    }

    /** Looks for {@code throw new Error("Unresolved ...")}, in that order of instructions. */
    private final class Thrower extends MethodVisitor {
      private @Nullable String constant;
      private @Nullable String thrown;
      private int line;

      Thrower() {
        super(Opcodes.ASM9);
      }

      @Override
      public void visitLineNumber(int number, Label start) {
        line = number;
      }

      @Override
      public void visitLdcInsn(Object value) {
        constant = value instanceof String text && text.startsWith(START) ? text : null;
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        thrown = owner.equals("java/lang/Error") && name.equals("<init>") ? constant : null;
        constant = null;
      }

      @Override
      public void visitInsn(int opcode) {
        if (opcode == Opcodes.ATHROW && thrown != null) {
          add(thrown, line);
        }
        thrown = null;
      }
    }
  }
}
