// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ByteStoreTest {

  private final ByteStore store = new ByteStore(100);

  @Test
  void holdsInMemoryUpToItsLimit() {
    byte[] bytes = filled(100, 1);

    assertThat(store.put(bytes).bytes()).isSameAs(bytes);
  }

  @Test
  void spillsToAFileBeyondItsLimit() {
    ByteStore.Stored first = store.put(filled(60, 1));
    byte[] beyond = filled(60, 2);

    ByteStore.Stored second = store.put(beyond);

    assertThat(second.bytes()).isEqualTo(beyond).isNotSameAs(beyond);
    assertThat(first.bytes()).isEqualTo(filled(60, 1));
  }

  @Test
  void holdsAllInMemoryWhereThereCanBeNoFile() {
    List<String> warnings = new ArrayList<>();
    ByteStore without =
        new ByteStore(
            100,
            warnings::add,
            () -> {
              throw new NoSuchFileException("/nowhere");
            });
    byte[] first = filled(60, 1);
    byte[] second = filled(60, 2);
    byte[] third = filled(60, 3);

    assertThat(without.put(first).bytes()).isSameAs(first);
    assertThat(without.put(second).bytes()).isSameAs(second);
    assertThat(without.put(third).bytes()).isSameAs(third);
    assertThat(warnings)
        .containsExactly(
            "no temporary file for class bytes (java.nio.file.NoSuchFileException: /nowhere):"
                + " they are held in memory; java.io.tmpdir says where it would be");
  }

  @Test
  void spilledBytesAreReadAgainAndAgain() {
    List<ByteStore.Stored> stored = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      stored.add(store.put(filled(1_000 + i, i)));
    }

    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 50; i++) {
        assertThat(stored.get(i).bytes()).isEqualTo(filled(1_000 + i, i));
      }
    }
  }

  @Test
  void givesMemoryBack() {
    store.put(filled(100, 1)).release();
    byte[] bytes = filled(100, 2);

    assertThat(store.put(bytes).bytes()).isSameAs(bytes);
  }

  @Test
  void whatDoesNotFitTakesNoMemory() {
    store.put(filled(101, 1)).release();
    byte[] bytes = filled(100, 2);

    assertThat(store.put(bytes).bytes()).isSameAs(bytes);
  }

  @Test
  void holdsNothingAsWell() {
    assertThat(new ByteStore(0).put(new byte[0]).bytes()).isEmpty();
    assertThat(ByteStore.NOTHING.bytes()).isEmpty();
  }

  @Test
  void spillsFromManyThreadsAtOnce() {
    ByteStore none = new ByteStore(0);

    List<ByteStore.Stored> stored =
        IntStream.range(0, 200).parallel().mapToObj(i -> none.put(filled(500, i))).toList();

    assertThat(IntStream.range(0, 200).parallel())
        .allMatch(i -> Arrays.equals(stored.get(i).bytes(), filled(500, i)));
  }

  private static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
