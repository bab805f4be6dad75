// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Weaves one method body. A redirected call takes what the original had on the stack. A redirected
 * {@code new} leaves the instruction in place and drops what it made, since frames refer to it.
 */
final class WovenBody extends UninitializedTracker {

  private static final String WINDOWS = "dev/remain/woven/Windows";
  private static final String NATIVE_FILES = "dev/remain/woven/NativeFiles";

  private final CallSites sites;
  private final LibrarySites libraries;
  private final String superName;

  /**
   * @param superName of the class whose constructor this is, or empty
   */
  WovenBody(MethodVisitor next, CallSites sites, LibrarySites libraries, String superName) {
    super(next);
    this.sites = sites;
    this.libraries = libraries;
    this.superName = superName;
  }

  @Override
  void call(int opcode, String owner, String name, String descriptor, boolean isInterface) {
    announce(owner, name);
    if (sites.isExchanged(owner, name)) {
      String textToText = "(Ljava/lang/String;)Ljava/lang/String;";
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, NATIVE_FILES, "toLoad", textToText, false);
    }
    if (GraceSites.has(owner, name, descriptor)) {
      String unit = "Ljava/util/concurrent/TimeUnit;";
      mv.visitMethodInsn(
          Opcodes.INVOKESTATIC, CallSites.CALLS, "grace", "(" + unit + ")" + unit, false);
    }
    String to =
        opcode == Opcodes.INVOKESPECIAL
            ? sites.superRedirection(owner, name, descriptor)
            : sites.redirection(owner, name, descriptor);
    if (to != null && CallSites.isErased(owner)) {
      Type[] types = Type.getArgumentTypes(descriptor);
      String any = "Ljava/lang/Object;";
      String erased = "(" + any.repeat(types.length) + ")" + any;
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, to, name, erased, false);
      mv.visitTypeInsn(Opcodes.CHECKCAST, Type.getReturnType(descriptor).getInternalName());
      return;
    }
    if (to != null) {
      String taken = opcode == Opcodes.INVOKESTATIC ? descriptor : withFirst(owner, descriptor);
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, to, name, taken, false);
      return;
    }
    if (libraries.mayEnd(opcode, owner, name, descriptor)) {
      showCopy("ending"); // It is all that lies on the stack for the call.
    }
    mv.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    String shownTo = sites.shownTo(owner, name, descriptor);
    if (shownTo != null) {
      mv.visitInsn(Opcodes.DUP);
      show(shownTo);
    } else if (libraries.mayAnswer(owner, name, descriptor)) {
      showCopy(opcode == Opcodes.INVOKESTATIC ? "answered" : "part");
    }
  }

  private void showCopy(String method) {
    mv.visitInsn(Opcodes.DUP);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, LibrarySites.CALLS, method, "(Ljava/lang/Object;)V", false);
  }

  @Override
  void construct(Made made, String owner, String descriptor) {
    announce(owner, CallSites.CONSTRUCTOR);
    String to = sites.redirection(owner, CallSites.CONSTRUCTOR, descriptor);
    String shownTo = sites.shownTo(owner, CallSites.CONSTRUCTOR, descriptor);
    if (made != Made.HERE_TWICE && made != Made.HERE_ONCE) {
      mv.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, CallSites.CONSTRUCTOR, descriptor, false);
      if (owner.equals(superName) && shownTo != null) {
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        show(shownTo);
      } else if (owner.equals(superName) && libraries.isLibrary(owner)) {
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        mv.visitMethodInsn(
            Opcodes.INVOKESTATIC,
            LibrarySites.CALLS,
            "constructed",
            "(Ljava/lang/Object;)V",
            false);
      }
    } else if (to != null) {
      mv.visitMethodInsn(
          Opcodes.INVOKESTATIC, to, factory(owner), returning(owner, descriptor), false);
      if (made == Made.HERE_TWICE) {
        mv.visitInsn(Opcodes.DUP_X2);
        mv.visitInsn(Opcodes.POP);
      }
      mv.visitInsn(Opcodes.POP2);
    } else {
      mv.visitMethodInsn(Opcodes.INVOKESPECIAL, owner, CallSites.CONSTRUCTOR, descriptor, false);
      if (made == Made.HERE_TWICE && shownTo != null) {
        mv.visitInsn(Opcodes.DUP);
        show(shownTo);
      } else if (made == Made.HERE_TWICE && libraries.isLibrary(owner)) {
        showCopy("constructed");
      }
    }
  }

  private void announce(String owner, String name) {
    if (sites.isAnnounced(owner, name)) {
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, WINDOWS, "enter", "()V", false);
    }
  }

  private void show(String to) {
    mv.visitMethodInsn(Opcodes.INVOKESTATIC, to, sites.shower(to), "(Ljava/lang/Object;)V", false);
  }

  @Override
  Handle reference(Handle handle) {
    String owner = handle.getOwner();
    String to = sites.redirection(owner, handle.getName(), handle.getDesc());
    if (to == null || CallSites.isErased(owner)) {
      return handle;
    }
    return switch (handle.getTag()) {
      case Opcodes.H_INVOKESTATIC -> to(to, handle.getName(), handle.getDesc());
      case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE ->
          to(to, handle.getName(), withFirst(owner, handle.getDesc()));
      case Opcodes.H_NEWINVOKESPECIAL -> to(to, factory(owner), returning(owner, handle.getDesc()));
      default -> handle;
    };
  }

  private static Handle to(String owner, String name, String descriptor) {
    return new Handle(Opcodes.H_INVOKESTATIC, owner, name, descriptor, false);
  }

  private static String withFirst(String owner, String descriptor) {
    return "(L" + owner + ";" + descriptor.substring(1);
  }

  private static String returning(String owner, String descriptor) {
    return descriptor.substring(0, descriptor.length() - 1) + "L" + owner + ";";
  }

  private static String factory(String owner) {
    return "new" + owner.substring(owner.lastIndexOf('/') + 1);
  }
}
