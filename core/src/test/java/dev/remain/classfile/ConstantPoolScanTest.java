// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classfile.ConstantPoolScan.Member;
import dev.remain.classfile.ConstantPoolScan.Members;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConstantPoolScanTest {

  private static final Members EXITS =
      members(
          new Member("java/lang/System", "exit"),
          new Member("java/lang/Runtime", "halt"),
          new Member("java/lang/Runtime", "addShutdownHook"));

  private static final Map<String, byte[]> CLASSES =
      Compiled.classes(
          """
          class Calls { void end() { System.exit(1); } }
          class Hooks { void hook() { Runtime.getRuntime().addShutdownHook(null); } }
          class Handles { java.util.function.IntConsumer end = System::exit; }
          class Others {
            String text = "java/lang/System exit";
            void exit() { exit(); System.gc(); Runtime.getRuntime().gc(); }
          }
          """);

  private static Members members(Member... members) {
    return Members.of(Set.of(members));
  }

  private static boolean scan(String name) {
    return ConstantPoolScan.refersToAny(CLASSES.get(name), EXITS);
  }

  @Test
  void findsCalls() {
    assertThat(scan("Calls")).isTrue();
    assertThat(scan("Hooks")).isTrue();
  }

  @Test
  void findsMethodHandles() {
    assertThat(scan("Handles")).isTrue();
  }

  @Test
  void isNotMisledByNamesOrOwnersAlone() {
    assertThat(scan("Others")).isFalse();
    assertThat(
            ConstantPoolScan.refersToAny(
                CLASSES.get("Others"), members(new Member("java/lang/System", "gc"))))
        .isTrue();
  }

  @Test
  void survivesJunk() {
    byte[] bytes = CLASSES.get("Calls");
    assertThat(ConstantPoolScan.refersToAny(new byte[0], EXITS)).isFalse();
    assertThat(ConstantPoolScan.refersToAny(new byte[20], EXITS)).isFalse();
    assertThat(ConstantPoolScan.refersToAny(Arrays.copyOf(bytes, 60), EXITS)).isFalse();
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x55;
      ConstantPoolScan.refersToAny(damaged, EXITS);
    }
    assertThat(scan("Calls")).isTrue();
  }

  @Test
  void aTextIsKnownByItsEnd() {
    byte[] bytes = CLASSES.values().iterator().next();

    assertThat(ConstantPoolScan.hasTextEndingWith(bytes, "lang/Object")).isTrue();
    assertThat(ConstantPoolScan.hasTextEndingWith(bytes, "ject")).isTrue();
    assertThat(ConstantPoolScan.hasTextEndingWith(bytes, "java/lang/Objec")).isFalse();
    assertThat(ConstantPoolScan.hasTextEndingWith(bytes, "nowhere/Carried;")).isFalse();
    assertThat(ConstantPoolScan.hasTextEndingWith(new byte[20], "ject")).isFalse();
  }
}
