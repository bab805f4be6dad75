// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import dev.remain.classpath.Fingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;

/** Reads the facts of one class. Confined to one thread. */
final class FactsReader extends ClassVisitor {

  private static final int CLASS = 7;
  private static final int UTF8 = 1;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;

  private final Set<String> references = new HashSet<>();
  private final Set<String> shown = new HashSet<>();
  private final Map<String, String> constants = new HashMap<>();
  private final Set<String> hidden = new TreeSet<>();

  /** A line for each thing that is shown; the order in the source does not matter. */
  private final List<String> lines = new ArrayList<>();

  private String name = "";
  private @Nullable String source;
  private @Nullable String superName;
  private List<String> interfaces = List.of();

  private FactsReader() {
    super(Opcodes.ASM9);
  }

  /**
   * @throws IllegalArgumentException if it is no class file, or newer than the library knows
   */
  static ClassFacts read(byte[] bytes) {
    FactsReader facts = new FactsReader();
    ClassReader reader;
    try {
      reader = new ClassReader(bytes);
      reader.accept(facts, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("it is damaged", e);
    }
    facts.constants(reader, bytes);
    facts.references.remove(facts.name);
    Collections.sort(facts.lines);
    return new ClassFacts(
        facts.name,
        facts.source,
        reader.readUnsignedShort(6),
        facts.superName,
        facts.interfaces,
        facts.references,
        facts.shown,
        Fingerprint.of(String.join("\n", facts.lines)),
        facts.constants,
        facts.hidden);
  }

  private void constants(ClassReader reader, byte[] bytes) {
    char[] buffer = new char[reader.getMaxStringLength()];
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at == 0) {
        continue;
      }
      int tag = bytes[at - 1];
      if (tag == CLASS) {
        String type = reader.readUTF8(at, buffer);
        if (type.startsWith("[")) {
          TypeNames.add(type, references);
        } else {
          references.add(type);
        }
      } else if (tag == UTF8) {
        TypeNames.add(TypeNames.text(bytes, at), references);
      } else if (tag == LONG || tag == DOUBLE) {
        i++; // Each takes two places.
      }
    }
  }

  @Override
  public void visit(
      int version,
      int access,
      String className,
      @Nullable String signature,
      @Nullable String superclass,
      String @Nullable [] superInterfaces) {
    name = className;
    superName = superclass;
    interfaces = superInterfaces == null ? List.of() : List.of(superInterfaces);
    lines.add("C" + (access & ~Opcodes.ACC_SUPER) + signature + superclass + interfaces);
    if (superclass != null) {
      shown.add(superclass);
    }
    shown.addAll(interfaces);
    TypeNames.add(signature, shown);
  }

  @Override
  public void visitSource(@Nullable String file, @Nullable String debug) {
    source = file;
  }

  @Override
  public void visitPermittedSubclass(String permitted) {
    lines.add("P" + permitted);
  }

  @Override
  public void visitInnerClass(
      String inner, @Nullable String outer, @Nullable String simpleName, int access) {
    // Of anonymous and local classes nobody outside can say anything.
    if (outer != null && (inner.equals(name) || outer.equals(name))) {
      lines.add("I" + inner + access);
    }
  }

  @Override
  public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean isVisible) {
    return new AnnotationText(lines, "A" + descriptor);
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String component, String descriptor, @Nullable String signature) {
    lines.add("R" + component + descriptor + signature);
    return new RecordComponentVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String type, boolean isVisible) {
        return new AnnotationText(lines, "R" + component + type);
      }
    };
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String field,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    if ((access & Opcodes.ACC_SYNTHETIC) != 0) {
      return null;
    }
    if ((access & Opcodes.ACC_PRIVATE) != 0) {
      hidden.add(field);
      return null;
    }
    String line = "F" + access + field + descriptor + signature + text(value);
    lines.add(line);
    TypeNames.add(descriptor, shown);
    TypeNames.add(signature, shown);
    if (value != null) {
      constants.put(field, descriptor + text(value));
    }
    return new FieldVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotation(String type, boolean isVisible) {
        return new AnnotationText(lines, line + type);
      }
    };
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String method,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] thrown) {
    int unseen = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;
    if ((access & unseen) != 0 || method.equals("<clinit>")) {
      return null;
    }
    List<String> throwing = thrown == null ? List.of() : List.of(thrown);
    String line = "M" + access + method + descriptor + signature + throwing;
    lines.add(line);
    TypeNames.add(descriptor, shown);
    TypeNames.add(signature, shown);
    shown.addAll(throwing);
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public AnnotationVisitor visitAnnotationDefault() {
        lines.add(line + " has a default");
        return new AnnotationText(new ArrayList<>(), "");
      }

      @Override
      public AnnotationVisitor visitAnnotation(String type, boolean isVisible) {
        return new AnnotationText(lines, line + type);
      }
    };
  }

  private static String text(@Nullable Object value) {
    // Zeros of both signs and every NaN are other constants.
    if (value instanceof Double number) {
      return "d" + Double.doubleToRawLongBits(number);
    }
    return value instanceof Float number ? "f" + Float.floatToRawIntBits(number) : "" + value;
  }
}
