// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final Fingerprint A = Fingerprint.of("a");
  private static final Fingerprint B = Fingerprint.of("b");

  @Test
  void isTheFirstHalfOfTheSha256() {
    assertThat(Fingerprint.of("abc").hex()).isEqualTo("ba7816bf8f01cfea414140de5dae2223");
    assertThat(Fingerprint.ZERO.hex()).isEqualTo("0".repeat(32));
  }

  @Test
  void isThatOfAPartOfAnArray() {
    assertThat(Fingerprint.of("xabcx".getBytes(), 1, 3)).isEqualTo(Fingerprint.of("abc"));
  }

  @Test
  void ofASetDoesNotDependOnTheOrder() {
    assertThat(A.plus(B)).isEqualTo(B.plus(A)).isNotEqualTo(A).isNotEqualTo(B);
    assertThat(A.plus(Fingerprint.ZERO)).isEqualTo(A);
  }

  @Test
  void ofASetForgetsWhatIsTakenOut() {
    assertThat(A.plus(B).minus(B)).isEqualTo(A);
    assertThat(A.minus(A)).isEqualTo(Fingerprint.ZERO);
    assertThat(Fingerprint.ZERO.minus(A).plus(A)).isEqualTo(Fingerprint.ZERO);
  }

  @Test
  void carriesAndBorrowsBetweenItsHalves() {
    Fingerprint most = new Fingerprint(0, -1);
    Fingerprint one = new Fingerprint(0, 1);

    assertThat(most.plus(one)).isEqualTo(new Fingerprint(1, 0));
    assertThat(new Fingerprint(1, 0).minus(one)).isEqualTo(most);
  }
}
