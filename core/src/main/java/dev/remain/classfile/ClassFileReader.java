// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one class file from front to end. Confined to one thread. */
final class ClassFileReader {

  private static final int PRIVATE = 0x0002;

  private final byte[] bytes;
  private final ConstantPool constants;
  private final Set<String> references = new LinkedHashSet<>();
  private final Set<String> signatureTypes = new LinkedHashSet<>();
  private int at;
  private String section = "header";
  private boolean hasStaticInitialiser;
  private boolean hasMain;

  private ClassFileReader(byte[] bytes, ConstantPool constants) {
    this.bytes = bytes;
    this.constants = constants;
    this.at = constants.end();
  }

  static ClassFile read(byte[] bytes) {
    if (bytes.length == 0) {
      return new ClassFile.Broken("it is empty");
    }
    try {
      checkMagic(bytes);
      return new ClassFileReader(bytes, ConstantPool.read(bytes)).read();
    } catch (Damage e) {
      return new ClassFile.Broken(e.reason());
    }
  }

  private static void checkMagic(byte[] bytes) throws Damage {
    for (int i = 0; i < 4; i++) {
      if (i == bytes.length) {
        throw Damage.cut(bytes, "header");
      }
      if (bytes[i] != (byte) (0xcafebabe >> (24 - 8 * i))) {
        throw new Damage("it does not begin as a class file does");
      }
    }
  }

  private ClassFile read() throws Damage {
    final int accessFlags = u2();
    String name = constants.className(u2());
    if (name == null) {
      throw new Damage("it is damaged: it has no name");
    }
    String superName = constants.className(u2());
    addTo(signatureTypes, superName);
    section = "interfaces";
    List<String> interfaces = new ArrayList<>();
    for (int rest = u2(); rest > 0; rest--) {
      String type = constants.className(u2());
      if (type != null) {
        interfaces.add(type);
        signatureTypes.add(type);
      }
    }
    members("fields");
    members("methods");
    section = "attributes";
    attributes();
    if (at != bytes.length) {
      throw new Damage("it goes on for " + (bytes.length - at) + " bytes after its end");
    }
    addReferences();
    references.remove(name);
    signatureTypes.remove(name);
    return new ClassFile.Whole(
        name,
        ConstantPool.u2(bytes, 6),
        ConstantPool.u2(bytes, 4),
        accessFlags,
        superName,
        interfaces,
        references,
        signatureTypes,
        hasStaticInitialiser,
        hasMain);
  }

  private void members(String kind) throws Damage {
    section = kind;
    for (int rest = u2(); rest > 0; rest--) {
      int access = u2();
      int nameIndex = u2();
      constants.check(nameIndex, ConstantPool.UTF8);
      int descriptorIndex = u2();
      constants.check(descriptorIndex, ConstantPool.UTF8);
      attributes();
      String descriptor = constants.text(descriptorIndex);
      Descriptors.addTypes(descriptor, references);
      if ((access & PRIVATE) == 0) {
        Descriptors.addTypes(descriptor, signatureTypes);
      }
      if (descriptor.startsWith("(")) {
        method(constants.text(nameIndex), descriptor);
      }
    }
  }

  private void method(String name, String descriptor) {
    hasStaticInitialiser |= name.equals("<clinit>");
    hasMain |=
        name.equals("main")
            && (descriptor.equals("([Ljava/lang/String;)V") || descriptor.equals("()V"));
  }

  private void attributes() throws Damage {
    for (int rest = u2(); rest > 0; rest--) {
      constants.check(u2(), ConstantPool.UTF8);
      long length = (long) u2() << 16 | u2();
      if (length > bytes.length - at) {
        throw Damage.cut(bytes, section);
      }
      at += (int) length;
    }
  }

  private void addReferences() throws Damage {
    for (int i = 1; i < constants.size(); i++) {
      switch (constants.tag(i)) {
        case ConstantPool.CLASS -> addTo(references, constants.className(i));
        case ConstantPool.NAME_AND_TYPE ->
            Descriptors.addTypes(constants.text(constants.index(i, 2)), references);
        case ConstantPool.METHOD_TYPE ->
            Descriptors.addTypes(constants.text(constants.index(i, 0)), references);
        default -> {}
      }
    }
  }

  private static void addTo(Set<String> types, @Nullable String className) {
    if (className == null) {
      return;
    }
    if (className.startsWith("[")) {
      Descriptors.addTypes(className, types);
    } else {
      types.add(className);
    }
  }

  private int u2() throws Damage {
    if (at + 2 > bytes.length) {
      throw Damage.cut(bytes, section);
    }
    at += 2;
    return ConstantPool.u2(bytes, at - 2);
  }
}
