// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.application;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A compiled program with one class that changes: the one that has the constant {@code version-0}.
 *
 * @param classes its class directory, its own
 * @param mainClass qualified
 * @param arguments of the main class
 * @param changing path of the class that changes, relative to the class directory
 * @param original bytes of that class, as they were compiled
 */
public record Application(
    Path classes, String mainClass, List<String> arguments, String changing, byte[] original) {

  private static final String CONSTANT = "version-";

  /** An application that was compiled into this directory. */
  static Application in(Path classes, String mainClass, String changing, String... arguments)
      throws IOException {
    byte[] original = Files.readAllBytes(classes.resolve(changing));
    return new Application(classes, mainClass, List.of(arguments), changing, original);
  }

  /** The main class and its arguments, after other words. */
  public List<String> words(String... before) {
    List<String> words = new ArrayList<>(List.of(before));
    words.add(mainClass);
    words.addAll(arguments);
    return words;
  }

  /** What the program says when it is of that version. */
  public static String constant(int version) {
    return CONSTANT + version;
  }

  /**
   * Writes the class that changes as javac does: in place, to the end, in one go.
   *
   * @return when it began, in nanoseconds of the machine's clock
   */
  public long save(int version) throws IOException {
    byte[] bytes = bytes(version);
    long began = System.nanoTime();
    try (OutputStream file = Files.newOutputStream(classes.resolve(changing))) {
      file.write(bytes);
    }
    return began;
  }

  private byte[] bytes(int version) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(
                Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {
              @Override
              public void visitLdcInsn(Object value) {
                super.visitLdcInsn(value.equals(constant(0)) ? constant(version) : value);
              }
            };
          }
        },
        0);
    return writer.toByteArray();
  }
}
