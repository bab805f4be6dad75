// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CommaListTest {

  @Test
  void itemsStandBetweenCommas() {
    assertThat(CommaList.split("a")).containsExactly("a");
    assertThat(CommaList.split(" a , b,c ")).containsExactly("a", "b", "c");
    assertThat(CommaList.split("my dir/**,b")).containsExactly("my dir/**", "b");
  }

  @Test
  void emptyItemsAreNone() {
    assertThat(CommaList.split("")).isEmpty();
    assertThat(CommaList.split(",a,,b,")).containsExactly("a", "b");
  }

  @Test
  void commasWithinBracesStay() {
    assertThat(CommaList.split("*.{a,b},c{d,{e,f}}")).containsExactly("*.{a,b}", "c{d,{e,f}}");
  }

  @Test
  void bracesComeInPairs() {
    assertThat(CommaList.split("{a,b")).isNull();
    assertThat(CommaList.split("a}")).isNull();
    assertThat(CommaList.split("}{")).isNull();
  }
}
