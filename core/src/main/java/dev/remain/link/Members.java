// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import dev.remain.classpath.ClassName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What one class declares, and what it uses of others. Names have {@code /}; a member goes by its
 * {@linkplain Member#key() key}.
 *
 * @param source name of its source file, or null
 * @param superName null only for {@code java/lang/Object} and modules
 * @param enclosing the class in whose source it stands, or null
 * @param listed the inner classes that it knows: its own, and those that its code names
 * @param declared access flags of its fields and methods
 * @param uses what its code uses of wanted classes, each once; not where it is ready for the lack
 */
record Members(
    String name,
    int access,
    @Nullable String source,
    @Nullable String superName,
    List<String> interfaces,
    @Nullable String enclosing,
    Set<String> listed,
    Map<String, Integer> declared,
    List<Use> uses) {

  /** Whoever catches one of these, as a switch over an enum does, gets on without the member. */
  private static final Set<String> OF_MISSING_MEMBERS =
      Set.of(
          "java/lang/NoSuchFieldError",
          "java/lang/NoSuchMethodError",
          "java/lang/IncompatibleClassChangeError",
          "java/lang/LinkageError");

  /**
   * A field or method as code names it.
   *
   * @param descriptor of a method begins with a parenthesis
   */
  record Member(String name, String descriptor) {

    boolean isField() {
      return descriptor.charAt(0) != '(';
    }

    /** Unique within a class. */
    String key() {
      return isField() ? name + ":" + descriptor : name + descriptor;
    }
  }

  /**
   * A use in code.
   *
   * @param owner the class that the code names, which may inherit the member
   */
  record Use(String owner, Member member, boolean isStatic) {}

  /**
   * @param wanted owners whose uses are to be noted
   * @return null if the library does not know so new a class
   */
  static @Nullable Members of(byte[] bytes, Predicate<String> wanted) {
    Reader reader = new Reader(wanted);
    try {
      new ClassReader(bytes).accept(reader, ClassReader.SKIP_FRAMES);
    } catch (IllegalArgumentException e) {
      return null;
    }
    return new Members(
        reader.name,
        reader.access,
        reader.source,
        reader.superName,
        reader.interfaces,
        reader.enclosing,
        reader.listed,
        reader.declared,
        List.copyOf(reader.uses.values()));
  }

  boolean isInterface() {
    return has(access, Opcodes.ACC_INTERFACE);
  }

  boolean isConcrete() {
    return !has(access, Opcodes.ACC_ABSTRACT) && !isInterface();
  }

  /** Its source, or its own name. */
  String compiledFrom() {
    return source == null ? ClassName.dotted(name) : source;
  }

  static boolean has(int access, int flag) {
    return (access & flag) != 0;
  }

  private static final class Reader extends ClassVisitor {
    private final Predicate<String> wanted;
    private final Map<String, Integer> declared = new HashMap<>();
    private final Map<String, Use> uses = new LinkedHashMap<>();
    private final List<String> interfaces = new ArrayList<>();
    private String name = "";
    private int access;
    private @Nullable String superName;
    private @Nullable String source;
    private @Nullable String enclosing;
    private final Set<String> listed = new HashSet<>();

    Reader(Predicate<String> wanted) {
      super(Opcodes.ASM9);
      this.wanted = wanted;
    }

    @Override
    public void visit(
        int version,
        int flags,
        String own,
        @Nullable String signature,
        @Nullable String parent,
        String @Nullable [] implemented) {
      name = own;
      access = flags;
      superName = parent;
      interfaces.addAll(implemented == null ? List.of() : List.of(implemented));
    }

    @Override
    public void visitSource(@Nullable String file, @Nullable String debug) {
      source = file;
    }

    @Override
    public void visitOuterClass(
        String owner, @Nullable String method, @Nullable String descriptor) {
      enclosing = owner;
    }

    @Override
    public void visitInnerClass(
        String inner, @Nullable String outer, @Nullable String simpleName, int flags) {
      if (!inner.equals(name)) {
        listed.add(inner);
      } else if (outer != null) {
        enclosing = outer;
      }
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int flags,
        String field,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      declared.put(new Member(field, descriptor).key(), flags);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int flags,
        String method,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] thrown) {
      declared.put(new Member(method, descriptor).key(), flags);
      return new Code();
    }

    private void use(String owner, String member, String descriptor, boolean isStatic) {
      if (owner.charAt(0) != '[' && !owner.equals(name) && wanted.test(owner)) {
        Use use = new Use(owner, new Member(member, descriptor), isStatic);
        uses.putIfAbsent(owner + '.' + use.member().key(), use);
      }
    }

    private final class Code extends MethodVisitor {

      /** Begin and end of what is tried by code that is ready for a missing member. */
      private final Map<Label, Integer> edges = new HashMap<>();

      private int depth;

      Code() {
        super(Opcodes.ASM9);
      }

      @Override
      public void visitTryCatchBlock(
          Label start, Label end, Label handler, @Nullable String caught) {
        if (caught != null && OF_MISSING_MEMBERS.contains(caught)) {
          edges.merge(start, 1, Integer::sum);
          edges.merge(end, -1, Integer::sum);
        }
      }

      @Override
      public void visitLabel(Label label) {
        depth += edges.getOrDefault(label, 0);
      }

      private void use(String owner, String member, String descriptor, boolean isStatic) {
        if (depth == 0) {
          Reader.this.use(owner, member, descriptor, isStatic);
        }
      }

      @Override
      public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
        boolean isStatic = opcode == Opcodes.GETSTATIC || opcode == Opcodes.PUTSTATIC;
        use(owner, field, descriptor, isStatic);
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String method, String descriptor, boolean isInterface) {
        use(owner, method, descriptor, opcode == Opcodes.INVOKESTATIC);
      }

      @Override
      public void visitInvokeDynamicInsn(
          String called, String descriptor, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
          constant(argument);
        }
      }

      @Override
      public void visitLdcInsn(Object value) {
        constant(value);
      }

      private void constant(Object value) {
        if (value instanceof Handle handle) {
          int tag = handle.getTag();
          use(
              handle.getOwner(),
              handle.getName(),
              handle.getDesc(),
              tag == Opcodes.H_INVOKESTATIC
                  || tag == Opcodes.H_GETSTATIC
                  || tag == Opcodes.H_PUTSTATIC);
        }
      }
    }
  }
}
