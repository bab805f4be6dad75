// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.learn;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Notes in a JVM of a build what javac is asked for: the start of the one method that all ways to
 * javac lead through calls {@link #note}. Public since the woven call is made from javac's module,
 * which the JVM lets read what agents come from. Thread-safe.
 */
public final class BuildWatch implements ClassFileTransformer {

  private static final String ARGUMENTS = "com/sun/tools/javac/main/Arguments";
  private static final String BY_COMMAND = "(Ljava/lang/String;Ljava/lang/Iterable;)V";
  private static final String BY_CALL =
      "(Ljava/lang/String;Ljava/lang/Iterable;Ljava/lang/Iterable;Ljava/lang/Iterable;)V";

  /** Begins each note, and ends it where nothing follows. */
  static final String HEAD = "javac ";

  private static volatile @Nullable Path notes;

  private BuildWatch() {}

  /**
   * Begins to watch, before the build has begun.
   *
   * @param file gets a note for each call
   */
  public static void begin(Path file, Instrumentation instrumentation) {
    notes = file;
    instrumentation.addTransformer(new BuildWatch());
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> type,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    return ARGUMENTS.equals(name) ? woven(bytes) : null;
  }

  private static byte[] woven(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String method,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] thrown) {
            MethodVisitor to = super.visitMethod(access, method, descriptor, signature, thrown);
            return method.equals("init")
                    && (descriptor.equals(BY_COMMAND) || descriptor.equals(BY_CALL))
                ? new Start(to)
                : to;
          }
        },
        0);
    return writer.toByteArray();
  }

  /** Shows the second parameter first of all. */
  private static final class Start extends MethodVisitor {
    Start(MethodVisitor to) {
      super(Opcodes.ASM9, to);
    }

    @Override
    public void visitCode() {
      super.visitCode();
      visitVarInsn(Opcodes.ALOAD, 2);
      visitMethodInsn(
          Opcodes.INVOKESTATIC,
          Type.getInternalName(BuildWatch.class),
          "note",
          "(Ljava/lang/Iterable;)V",
          false);
    }
  }

  /** Called by javac; whatever goes wrong is no concern of the build. */
  public static void note(@Nullable Iterable<?> options) {
    Path to = notes;
    if (to == null || options == null) {
      return;
    }
    StringBuilder text = new StringBuilder(HEAD).append(Runtime.version()).append('\n');
    for (Object option : options) {
      text.append(' ').append(String.valueOf(option).replace('\n', ' ')).append('\n');
    }
    try {
      // In one piece, as other JVMs of the build write there too.
      Files.write(
          to,
          text.toString().getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      notes = null; // Then nothing is learned, which is told when the build is over.
    }
  }
}
