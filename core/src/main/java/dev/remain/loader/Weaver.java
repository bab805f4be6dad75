// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classfile.ConstantPoolScan;
import dev.remain.classfile.Mark;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weaves the call sites that matter when a generation ends. Only method bodies change, and lines
 * and frames stay; but for classes with {@link CarriedStatics}. Immutable.
 */
final class Weaver {

  private final CallSites sites;
  private final boolean isLive;
  private final @Nullable LoopSwitch loops;

  private Weaver(CallSites sites, boolean isLive, @Nullable LoopSwitch loops) {
    this.sites = sites;
    this.isLive = isLive;
    this.loops = loops;
  }

  static Weaver ofBase() {
    return new Weaver(CallSites.OF_BASE, false, null);
  }

  /**
   * @param loops asked in each loop whether it should end, or null
   */
  static Weaver ofLive(@Nullable LoopSwitch loops) {
    return new Weaver(CallSites.OF_LIVE, true, loops);
  }

  /** The bytes to define: the given ones, unless there is something to weave. */
  byte[] weave(byte[] bytes) {
    ConstantPoolScan scan = ConstantPoolScan.of(bytes);
    boolean mayCarry = isLive && scan.hasTextEndingWith(Mark.CARRIED.descriptorEnd());
    if (loops == null && !mayCarry && !scan.refersToAny(sites.members())) {
      return bytes;
    }
    try {
      return Bodies.woven(bytes, sites, loops, mayCarry);
    } catch (RuntimeException e) {
      return bytes; // Newer than the library knows, or obfuscated: the class runs as it is.
    }
  }

  /** Linked only where there is something to weave: most programs have begun by then. */
  private static final class Bodies extends ClassVisitor {
    private final CallSites sites;
    private final @Nullable LoopSwitch loops;
    private String superName = "";

    private Bodies(ClassVisitor next, CallSites sites, @Nullable LoopSwitch loops) {
      super(Opcodes.ASM9, next);
      this.sites = sites;
      this.loops = loops;
    }

    static byte[] woven(
        byte[] bytes, CallSites sites, @Nullable LoopSwitch loops, boolean mayCarry) {
      ClassReader reader = new ClassReader(bytes);
      ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
      Set<String> carried = mayCarry ? CarriedStatics.in(reader) : Set.of();
      reader.accept(CarriedStatics.woven(new Bodies(writer, sites, loops), carried), 0);
      return writer.toByteArray();
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        String signature,
        @Nullable String superName,
        String[] interfaces) {
      this.superName = superName == null ? "" : superName;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      MethodVisitor polled = loops == null ? next : loops.polling(next);
      boolean constructs = name.equals(CallSites.CONSTRUCTOR);
      return new WovenBody(polled, sites, constructs ? superName : "");
    }
  }
}
