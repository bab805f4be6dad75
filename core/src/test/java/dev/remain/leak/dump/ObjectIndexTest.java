// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ObjectIndexTest {

  @Test
  void numbersIdsOfAnyOrderAndSpread() {
    Random random = new Random(17);
    ObjectIndex.Collector ids = new ObjectIndex.Collector();
    for (int i = 300_000; i > 0; i--) {
      ids.add(0x7_0000_0000L + 8L * i);
    }
    long[] far = random.longs(1_000, 0x4000_0000_0000L, 0x7fff_0000_0000L).distinct().toArray();
    for (long id : far) {
      ids.add(id);
    }

    ObjectIndex index = ids.toIndex();

    assertThat(index.size()).isEqualTo(300_000 + far.length);
    for (int i = 0; i < index.size(); i++) {
      assertThat(index.find(index.id(i))).isEqualTo(i);
    }
    assertThat(index.find(0x7_0000_0000L + 4)).isEqualTo(-1);
    assertThat(index.find(0x7_0000_0000L + 8 * 150_000 + 1)).isEqualTo(-1);
    assertThat(index.find(Long.MAX_VALUE)).isEqualTo(-1);
    assertThat(index.find(0)).isEqualTo(-1);
  }

  @Test
  void knowsNothingWhenThereIsNothing() {
    assertThat(new ObjectIndex.Collector().toIndex().find(8)).isEqualTo(-1);
  }
}
