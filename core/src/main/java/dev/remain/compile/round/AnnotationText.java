// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes an annotation as one line of text. Confined to one thread. */
final class AnnotationText extends AnnotationVisitor {

  private final StringBuilder text;
  private final @Nullable List<String> lines;

  /**
   * @param lines get the text when the annotation ends
   */
  AnnotationText(List<String> lines, String start) {
    super(Opcodes.ASM9);
    this.lines = lines;
    this.text = new StringBuilder(start);
  }

  private AnnotationText(StringBuilder text) {
    super(Opcodes.ASM9);
    this.lines = null;
    this.text = text;
  }

  @Override
  public void visit(@Nullable String name, Object value) {
    add(name, value instanceof Type ? "class " + value : value.getClass() + " " + value(value));
  }

  private static String value(Object value) {
    return value.getClass().isArray() ? elements(value) : String.valueOf(value);
  }

  @Override
  public void visitEnum(@Nullable String name, String descriptor, String value) {
    add(name, descriptor + value);
  }

  @Override
  public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
    add(name, "@" + descriptor + "(");
    return new AnnotationText(text);
  }

  @Override
  public AnnotationVisitor visitArray(@Nullable String name) {
    add(name, "{");
    return new AnnotationText(text);
  }

  private void add(@Nullable String name, String value) {
    text.append(' ').append(name).append('=').append(value);
  }

  @Override
  public void visitEnd() {
    text.append(" .");
    if (lines != null) {
      lines.add(text.toString());
    }
  }

  /** Of primitives, which come whole. */
  private static String elements(Object array) {
    StringBuilder elements = new StringBuilder();
    for (int i = 0; i < Array.getLength(array); i++) {
      elements.append(Array.get(array, i)).append(',');
    }
    return elements.toString();
  }
}
