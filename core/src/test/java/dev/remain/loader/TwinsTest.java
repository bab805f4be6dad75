// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TwinsTest {

  private static final ClassLoader LOADER = TwinsTest.class.getClassLoader();
  private static final String OWN = TwinsTest.class.getName();

  @Test
  void aLiveClassThatTheLoaderHasIsFound() {
    Twins twins = new Twins(LOADER, () -> Set.of(OWN, "dev.remain.loader.Other"), false);

    assertThat(twins.among(List.of(OWN, "dev.remain.loader.Absent"))).containsExactly(OWN);
  }

  @Test
  void whereItHasNothingOfAPackageNothingIsListed() {
    Twins twins =
        new Twins(
            LOADER,
            () -> {
              throw new AssertionError("slow");
            },
            false);

    assertThat(twins.among(List.of("acme.absent.App"))).isEmpty();
  }

  @Test
  void whatTheJvmWasStartedWithCounts() {
    Twins twins = new Twins(LOADER, () -> Set.of(OWN), true);

    assertThat(twins.among(List.of(OWN))).isEmpty();
    assertThat(Twins.none().among(List.of(OWN))).isEmpty();
  }

  @Test
  void theListingOfThisJvmIsUnderstood() {
    assertThat(Twins.ofSystem("acme.App").among(List.of(OWN, "acme.App", "Unnamed")))
        .containsExactly(OWN);
  }

  @Test
  void aListingEndsWithTheNextLoader() {
    String text =
        """
              +-- "platform", jdk.internal.loader.ClassLoaders$PlatformClassLoader
              |     |
              |     +-- "app", jdk.internal.loader.ClassLoaders$AppClassLoader
              |
              |                           Classes: App
              |                                    acme.Part
              |                                    (2 classes)
              |
              +-- jdk.internal.reflect.DelegatingClassLoader
                            Classes: acme.Other
        """;

    assertThat(Twins.parsed(text)).containsExactlyInAnyOrder("App", "acme.Part");
  }
}
