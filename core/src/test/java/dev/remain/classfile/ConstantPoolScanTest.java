// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classfile.ConstantPoolScan.Member;
import dev.remain.classfile.ConstantPoolScan.Members;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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
    return ConstantPoolScan.of(CLASSES.get(name)).refersToAny(EXITS);
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
            ConstantPoolScan.of(CLASSES.get("Others"))
                .refersToAny(members(new Member("java/lang/System", "gc"))))
        .isTrue();
  }

  @Test
  void survivesJunk() {
    byte[] bytes = CLASSES.get("Calls");
    assertThat(ConstantPoolScan.of(new byte[0]).refersToAny(EXITS)).isFalse();
    assertThat(ConstantPoolScan.of(new byte[20]).refersToAny(EXITS)).isFalse();
    assertThat(ConstantPoolScan.of(Arrays.copyOf(bytes, 60)).refersToAny(EXITS)).isFalse();
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 0x55;
      ConstantPoolScan.of(damaged).refersToAny(EXITS);
    }
    assertThat(scan("Calls")).isTrue();
  }

  @Test
  void aTextIsKnownByItsEnd() {
    byte[] bytes = CLASSES.values().iterator().next();

    assertThat(ConstantPoolScan.of(bytes).hasTextEndingWith("lang/Object")).isTrue();
    assertThat(ConstantPoolScan.of(bytes).hasTextEndingWith("ject")).isTrue();
    assertThat(ConstantPoolScan.of(bytes).hasTextEndingWith("java/lang/Objec")).isFalse();
    assertThat(ConstantPoolScan.of(bytes).hasTextEndingWith("nowhere/Carried;")).isFalse();
    assertThat(ConstantPoolScan.of(new byte[20]).hasTextEndingWith("ject")).isFalse();
  }

  private static List<byte[]> starts(String... texts) {
    return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  @Test
  void mayNameWhatItNamesAClassOfAnywhere() throws IOException {
    List<Class<?>> types = List.of(ConstantPoolScan.class, Map.class, Test.class);
    for (Class<?> type : types) {
      byte[] bytes;
      try (InputStream in =
          type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
        bytes = in.readAllBytes();
      }
      Set<String> named = new HashSet<>();
      ConstantPoolScan.of(bytes).addPackages(named);

      assertThat(named)
          .hasSizeGreaterThan(1)
          .allMatch(one -> ConstantPoolScan.mayName(bytes, starts("acme/", one + "/")));
      assertThat(ConstantPoolScan.mayName(bytes, starts("java/lan/", "ava/lang/", "acme/")))
          .isFalse();
    }
  }

  @Test
  void nothingIsNamedByWhatIsNoClassOrWasCutOff() {
    byte[] bytes = CLASSES.get("Calls");
    List<byte[]> any = starts("java/");
    assertThat(ConstantPoolScan.mayName(bytes, any)).isTrue();
    assertThat(ConstantPoolScan.mayName(new byte[20], any)).isFalse();
    for (int length = 0; length < bytes.length; length++) {
      ConstantPoolScan.mayName(Arrays.copyOf(bytes, length), starts("acme/"));
    }
  }
}
