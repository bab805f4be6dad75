// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NativeTroubleTest {

  @Test
  void aLibraryThatAnotherLoaderHasIsExplained() {
    assertThat(
            NativeTrouble.sentence(
                "java.lang.ExceptionInInitializerError\nCaused by: java.lang.UnsatisfiedLinkError:"
                    + " Native Library /a b/libx.so already loaded in another classloader\n\tat X"))
        .isEqualTo(
            "an earlier generation is still in memory and has native library /a b/libx.so:"
                + " load it in compiled code, not through reflection, or from a class in a jar");
  }

  @Test
  void aNativeMethodWithoutALibraryIsExplained() {
    assertThat(
            NativeTrouble.sentence(
                "java.lang.UnsatisfiedLinkError: 'long org.acme.Mat.n_Mat(int, byte[])'\n\tat X"))
        .isEqualTo(
            "native method org.acme.Mat.n_Mat is in no library that a class of the same loader has"
                + " loaded: if a class of yours loads it for one in a jar, make that jar live, too"
                + " (--live)");
  }

  @Test
  void otherFailuresAreNot() {
    assertThat(NativeTrouble.sentence("java.lang.UnsatisfiedLinkError: no x in java.library.path"))
        .isNull();
    assertThat(NativeTrouble.sentence("java.lang.IllegalStateException: 'a b.c('")).isNull();
  }
}
