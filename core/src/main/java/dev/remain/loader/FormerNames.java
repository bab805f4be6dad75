// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classfile.Mark;
import dev.remain.classpath.ClassName;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** Which classes say by an annotation of the simple name {@code FormerName} what they were. */
public final class FormerNames {

  private FormerNames() {}

  /** The names of the classes among those bytes by their former names. */
  public static Map<String, String> in(Iterable<byte[]> classes) {
    Map<String, String> found = new HashMap<>();
    for (byte[] bytes : classes) {
      if (new String(bytes, StandardCharsets.ISO_8859_1)
          .contains(Mark.FORMER_NAME.descriptorEnd())) {
        try {
          new ClassReader(bytes).accept(new Finder(found), ClassReader.SKIP_CODE);
        } catch (RuntimeException e) {
          // Newer than the library knows, or damaged: whoever loads it is told.
        }
      }
    }
    return found;
  }

  private static final class Finder extends ClassVisitor {
    private final Map<String, String> found;
    private String name = "";

    Finder(Map<String, String> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public void visit(
        int version,
        int access,
        String internalName,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      name = ClassName.dotted(internalName);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return Mark.FORMER_NAME.isIn(descriptor) ? new Names() : null;
    }

    private final class Names extends AnnotationVisitor {
      Names() {
        super(Opcodes.ASM9);
      }

      @Override
      public void visit(@Nullable String attribute, Object value) {
        found.put(String.valueOf(value), name);
      }

      @Override
      public AnnotationVisitor visitArray(String attribute) {
        return this;
      }
    }
  }
}
