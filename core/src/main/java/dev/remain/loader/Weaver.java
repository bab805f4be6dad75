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
  private final LibrarySites libraries;
  private final boolean asks;

  private Weaver(
      CallSites sites,
      boolean isLive,
      @Nullable LoopSwitch loops,
      LibrarySites libraries,
      boolean asks) {
    this.sites = sites;
    this.isLive = isLive;
    this.loops = loops;
    this.libraries = libraries;
    this.asks = asks;
  }

  static Weaver ofBase() {
    return new Weaver(CallSites.OF_BASE, false, null, LibrarySites.NONE, false);
  }

  /**
   * @param loops asked in each loop whether it should end, or null
   * @param libraries tells what is not the program's own
   * @param asks whether what libraries can enter asks if its generation has ended
   */
  static Weaver ofLive(@Nullable LoopSwitch loops, LibrarySites libraries, boolean asks) {
    return new Weaver(CallSites.OF_LIVE, true, loops, libraries, asks);
  }

  /** For classes of libraries that each generation loads anew. */
  Weaver ofFresh() {
    return new Weaver(sites, isLive, loops, LibrarySites.NONE, false);
  }

  /** Whether what it took for libraries is none of the program's now, and the other way round. */
  boolean knowsLibraries() {
    return libraries.areStill();
  }

  /** The bytes to define: the given ones, unless there is something to weave. */
  byte[] weave(byte[] bytes) {
    ConstantPoolScan scan = ConstantPoolScan.of(bytes);
    boolean mayCarry = isLive && scan.hasTextEndingWith(Mark.CARRIED.descriptorEnd());
    EntrySwitch entries = asks ? EntrySwitch.of(scan) : null;
    if (loops == null
        && entries == null
        && !mayCarry
        && !scan.refersToAny(sites.members())
        && (libraries == LibrarySites.NONE || !scan.namesClass(libraries))) {
      return bytes;
    }
    try {
      return Bodies.woven(bytes, this, entries, mayCarry);
    } catch (RuntimeException e) {
      return bytes; // Newer than the library knows, or obfuscated: the class runs as it is.
    }
  }

  /** Linked only where there is something to weave: most programs have begun by then. */
  private static final class Bodies extends ClassVisitor {
    private final Weaver weaver;
    private final @Nullable EntrySwitch entries;
    private String superName = "";

    private Bodies(ClassVisitor next, Weaver weaver, @Nullable EntrySwitch entries) {
      super(Opcodes.ASM9, next);
      this.weaver = weaver;
      this.entries = entries;
    }

    static byte[] woven(
        byte[] bytes, Weaver weaver, @Nullable EntrySwitch entries, boolean mayCarry) {
      ClassReader reader = new ClassReader(bytes);
      ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
      Set<String> carried = mayCarry ? CarriedStatics.in(reader) : Set.of();
      reader.accept(CarriedStatics.woven(new Bodies(writer, weaver, entries), carried), 0);
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
      MethodVisitor asking = entries == null ? next : entries.asking(next, access, name);
      MethodVisitor polled = weaver.loops == null ? asking : weaver.loops.polling(asking);
      boolean constructs = name.equals(CallSites.CONSTRUCTOR);
      return new WovenBody(polled, weaver.sites, weaver.libraries, constructs ? superName : "");
    }
  }
}
