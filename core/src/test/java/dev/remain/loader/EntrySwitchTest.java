// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classfile.ConstantPoolScan;
import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class EntrySwitchTest {

  @TempDir Path directory;

  /** The methods of a class that ask, woven as those of a generation are. */
  private List<String> asking(String source) {
    CompiledApp app = CompiledApp.in(directory).source("App", source).compile();
    byte[] woven = Weaver.ofLive(null, LibrarySites.NONE, true).weave(app.classBytes("App"));
    List<String> asking = new ArrayList<>();
    new ClassReader(woven)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String signature, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String called, String type, boolean isInterface) {
                    if (owner.equals("dev/remain/woven/Entries")) {
                      asking.add(name);
                    }
                  }
                };
              }
            },
            0);
    return asking;
  }

  @Test
  void whatImplementsSomethingAsks() {
    assertThat(
            asking(
                """
                class App implements Runnable, Comparable<App> {
                  public void run() { help(); }
                  void more() { }
                  private void help() { }
                  static void make() { }
                  public int compareTo(App other) { return 0; }
                  @Override public String toString() { return "app"; }
                }
                """))
        .containsExactlyInAnyOrder("run", "more");
  }

  @Test
  void whatLambdasAndReferencesStandForAsks() {
    assertThat(
            asking(
                """
                class App {
                  private static void referred() { }
                  private static void called() { }
                  static List<Runnable> all() {
                    called();
                    return List.of(() -> called(), App::referred, System::gc);
                  }
                }
                """
                    .replace("List", "java.util.List")))
        .containsExactlyInAnyOrder("lambda$all$0", "referred");
  }

  @Test
  void whatNobodyElseCanCallIsAsItWas() {
    CompiledApp app =
        CompiledApp.in(directory)
            .source("App", "record App(int x) implements java.io.Serializable { void run() { } }")
            .compile();
    byte[] bytes = app.classBytes("App");

    assertThat(EntrySwitch.of(ConstantPoolScan.of(bytes))).isNull();
  }
}
