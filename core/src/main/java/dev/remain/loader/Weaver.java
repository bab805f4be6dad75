// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classfile.ConstantPoolScan;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Redirects the calls that would end the JVM, or outlive the generation, to {@link
 * dev.remain.woven.Calls}. Only method bodies change, and lines stay. The redirected call takes
 * what the original had on the stack, so that frames and limits stay, too.
 */
final class Weaver {

  private static final String CALLS = "dev/remain/woven/Calls";
  private static final String SYSTEM = "java/lang/System";
  private static final String RUNTIME = "java/lang/Runtime";

  private static final Set<ConstantPoolScan.Member> REDIRECTED =
      Set.of(
          new ConstantPoolScan.Member(SYSTEM, "exit"),
          new ConstantPoolScan.Member(RUNTIME, "exit"),
          new ConstantPoolScan.Member(RUNTIME, "halt"),
          new ConstantPoolScan.Member(RUNTIME, "addShutdownHook"),
          new ConstantPoolScan.Member(RUNTIME, "removeShutdownHook"));

  private Weaver() {}

  /** The bytes to define: the given ones, unless they hold a call to redirect. */
  static byte[] weave(byte[] bytes) {
    if (!ConstantPoolScan.refersToAny(bytes, REDIRECTED)) {
      return bytes;
    }
    try {
      ClassReader reader = new ClassReader(bytes);
      ClassWriter writer = new ClassWriter(reader, 0);
      reader.accept(new Redirection(writer), 0);
      return writer.toByteArray();
    } catch (RuntimeException e) {
      return bytes; // Newer than the library knows, or obfuscated: the class runs as it is.
    }
  }

  private static boolean isRedirected(String owner, String name) {
    return REDIRECTED.contains(new ConstantPoolScan.Member(owner, name));
  }

  private static String descriptor(String owner, String descriptor) {
    return owner.equals(RUNTIME) ? "(L" + RUNTIME + ";" + descriptor.substring(1) : descriptor;
  }

  private static final class Redirection extends ClassVisitor {
    Redirection(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new Body(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class Body extends MethodVisitor {
    Body(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (isRedirected(owner, name)) {
        String to = descriptor(owner, descriptor);
        super.visitMethodInsn(Opcodes.INVOKESTATIC, CALLS, name, to, false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] redirected = arguments.clone();
      for (int i = 0; i < redirected.length; i++) {
        if (redirected[i] instanceof Handle handle
            && isRedirected(handle.getOwner(), handle.getName())) {
          String to = descriptor(handle.getOwner(), handle.getDesc());
          redirected[i] = new Handle(Opcodes.H_INVOKESTATIC, CALLS, handle.getName(), to, false);
        }
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, redirected);
    }
  }
}
