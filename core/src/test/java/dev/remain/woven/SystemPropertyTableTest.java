// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The object that holds the system properties while Remain runs. */
class SystemPropertyTableTest {

  private static final String KEY = "table.test";

  private final Properties before = System.getProperties();
  private final FakeReceiver receiver = FakeReceiver.install();
  private Properties all;

  @BeforeEach
  void install() {
    Properties plain = new Properties();
    plain.putAll(before);
    System.setProperties(plain);
    SystemProperties.Table.install();
    all = System.getProperties();
    receiver.loader = getClass().getClassLoader();
    receiver.setter = Receiver.Setter.PROGRAM;
    receiver.properties.clear();
  }

  @AfterEach
  void putBack() {
    receiver.removeAll();
    receiver.close();
    System.setProperties(before);
  }

  @Test
  void itHasWhatWasThere() {
    assertThat(all).isInstanceOf(SystemProperties.Table.class);
    assertThat(System.getProperty("java.version")).isEqualTo(before.getProperty("java.version"));
    assertThat(all.keySet()).isEqualTo(before.keySet());
  }

  @Test
  void whatTheProgramPutThereBeforeWithDefaultsBehindItStays() {
    Properties defaults = new Properties();
    defaults.setProperty("a", "1");
    Properties own = new Properties(defaults);
    System.setProperties(own);

    SystemProperties.Table.install();

    assertThat(System.getProperties()).isSameAs(own);
  }

  @Test
  void copiesOfItArePlain() throws Exception {
    System.setProperty(KEY, "copied");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(all);
    }
    Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    for (Object copy : List.of(all.clone(), read)) {
      assertThat(copy.getClass()).isSameAs(Properties.class);
      assertThat(((Properties) copy).getProperty(KEY)).isEqualTo("copied");
    }
  }

  @Test
  void whoeverSetsOneItIsAsBeforeWhenTheGenerationHasEnded() throws Exception {
    byte[] line = (KEY + 4 + "=").getBytes(StandardCharsets.ISO_8859_1);
    receiver.setter = Receiver.Setter.NOBODY;
    System.setProperty(KEY, "before");
    System.setProperty(KEY + 8, "before");
    receiver.setter = Receiver.Setter.PROGRAM;

    all.setProperty(KEY + 1, "");
    all.put(KEY + 2, "");
    all.putAll(Map.of(KEY + 3, ""));
    all.load(new ByteArrayInputStream(line));
    all.load(new StringReader(KEY + 5 + "="));
    all.putIfAbsent(KEY + 6, "");
    all.putIfAbsent(KEY + 8, "");
    System.setProperty(KEY + 7, "");
    all.remove(KEY);
    assertThat(all)
        .containsKeys(KEY + 1, KEY + 2, KEY + 3, KEY + 4, KEY + 5, KEY + 6, KEY + 7)
        .doesNotContainKey(KEY);

    receiver.removeAll();

    assertThat(all.stringPropertyNames().stream().filter(key -> key.startsWith(KEY)))
        .containsExactlyInAnyOrder(KEY, KEY + 8);
    assertThat(System.getProperty(KEY)).isEqualTo("before");
    assertThat(System.getProperty(KEY + 8)).isEqualTo("before");
  }

  @Test
  void soItIsWhereAllWereRemoved() {
    Properties few = new Properties();
    few.putAll(Map.of(KEY + 1, "before", KEY + 2, "before"));
    System.setProperties(few);
    SystemProperties.Table.install();

    System.getProperties().clear();
    assertThat(System.getProperties()).doesNotContainKeys(KEY + 1, KEY + 2);
    receiver.removeAll();

    assertThat(System.getProperties()).containsAllEntriesOf(few);
  }

  @Test
  void whatTheJdkSetsStays() {
    receiver.setter = Receiver.Setter.NOBODY;
    System.setProperty(KEY, "of the JDK");

    receiver.removeAll();

    assertThat(System.getProperty(KEY)).isEqualTo("of the JDK");
    assertThat(receiver.properties).isEmpty();
  }

  @Test
  void soDoesWhatALibraryHasSetForItselfOverWhatAGenerationHad() {
    System.setProperty(KEY, "a generation's");
    receiver.loader = null;
    System.setProperty(KEY, "its own");

    receiver.removeAll();

    assertThat(System.getProperty(KEY)).isEqualTo("its own");
  }

  @Test
  void liveCodeThatSetsOneIsNotLookedForAgain() {
    receiver.setter = Receiver.Setter.NOBODY; // Nobody was found on the stack.

    assertThat(SystemProperties.Own.setProperty(KEY, "1")).isNull();
    assertThat(SystemProperties.Own.setProperty(KEY, "2")).isEqualTo("1");
    assertThat(SystemProperties.Own.clearProperty(KEY)).isEqualTo("2");

    assertThat(receiver.properties)
        .containsExactly(
            "set table.test from null to 1, asked in 0",
            "set table.test from 1 to 2, asked in 0",
            "set table.test from 2 to null, asked in 0");
  }

  @Test
  void wrongCallsFailAsTheyDo() {
    assertThatThrownBy(() -> SystemProperties.Own.setProperty("", "1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SystemProperties.Own.setProperty(KEY, null))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> SystemProperties.Own.setProperty(null, "1"))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> System.getProperty(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> all.put(KEY, null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void whoReadsOneThatAGenerationHasSetIsTold() {
    System.setProperty(KEY, "1");
    receiver.properties.clear();

    String unused = System.getProperty(KEY);
    Integer number = Integer.getInteger(KEY);
    Object unusedToo = all.get(KEY);
    Object other = all.getOrDefault(KEY, "");
    boolean isThere = all.containsKey(KEY);
    assertThat(number).isEqualTo(1);
    assertThat(other).isEqualTo("1");
    assertThat(isThere).isTrue();
    assertThat(receiver.properties).hasSize(5).containsOnly("read table.test as 1");

    receiver.properties.clear();
    all.forEach((key, value) -> {});
    for (Object each : List.of(all.entrySet(), all.keySet(), all.values(), all.keys())) {
      assertThat(each).isNotNull();
    }
    assertThat(all.elements().hasMoreElements()).isTrue();
    assertThat(receiver.properties).hasSize(6).containsOnly("read table.test as 1");
  }

  @Test
  void whoSetsOneHearsWhenItWasFirstAskedFor() {
    SystemProperties.Table table = SystemProperties.Table.now();
    table.entering(2, false);
    String unused = System.getProperty(KEY + "a");
    table.entering(3, false);
    String again = System.getProperty(KEY + "a");
    assertThat(again).isNull();

    System.setProperty(KEY + "a", "1");
    System.setProperty(KEY + "b", "1");
    table.entering(4, false);
    System.setProperty(KEY + "a", "2");

    assertThat(receiver.properties)
        .containsExactly(
            "set table.testa from null to 1, asked in 2",
            "set table.testb from null to 1, asked in 0",
            "set table.testa from 1 to 2, asked in 0");
  }

  @Test
  void whoHasAskedForAllHasAskedForEach() {
    SystemProperties.Table table = SystemProperties.Table.now();
    table.entering(2, false);
    assertThat(all.entrySet()).isNotEmpty();
    table.entering(3, false);
    System.setProperty(KEY + "a", "1");
    table.entering(4, true);
    System.setProperty(KEY + "b", "1");

    assertThat(receiver.properties)
        .containsExactly(
            "set table.testa from null to 1, asked in 2",
            "set table.testb from null to 1, asked in 0");
  }

  @Test
  void aLookAtTheTimeZoneLeavesNoPropertyBehind() {
    TimeZone zone = TimeZone.getDefault();
    all.remove("user.timezone");
    receiver.properties.clear();
    TimeZone.setDefault(null);
    try {
      assertThat(SystemProperties.zone()).isNotNull();
      assertThat(SystemProperties.plain("user.timezone")).isNull();

      System.setProperty("user.timezone", "Asia/Tokyo");
      receiver.properties.clear();
      assertThat(SystemProperties.zone()).isNotNull();
      assertThat(SystemProperties.plain("user.timezone")).isEqualTo("Asia/Tokyo");
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void whatRemainItselfReadsAndSetsNobodyHas() {
    SystemProperties.Table table = SystemProperties.Table.now();
    table.entering(2, false);
    System.setProperty(KEY, "1");
    receiver.properties.clear();

    String former =
        SystemProperties.unseen(
            () -> {
              String unused = System.getProperty(KEY + "a");
              assertThat(all.entrySet()).isNotEmpty();
              return System.setProperty(KEY, "2");
            });
    assertThat(former).isEqualTo("1");
    table.entering(3, false);
    System.setProperty(KEY + "a", "1");
    receiver.removeAll();

    assertThat(receiver.properties).containsExactly("set table.testa from null to 1, asked in 0");
    assertThat(System.getProperty(KEY)).isNull();
  }

  @Test
  void manyThreadsMaySetAndRead() throws Exception {
    receiver.setter = Receiver.Setter.NOBODY;
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      String key = KEY + i;
      threads[i] =
          new Thread(
              () -> {
                for (int round = 0; round < 2_000; round++) {
                  System.setProperty(key, String.valueOf(round));
                  assertThat(System.getProperty(key)).isEqualTo(String.valueOf(round));
                }
              });
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(all.stringPropertyNames().stream().filter(key -> key.startsWith(KEY)))
        .hasSize(threads.length);
    for (int i = 0; i < threads.length; i++) {
      assertThat(System.getProperty(KEY + i)).isEqualTo("1999");
    }
  }
}
