// SPDX-License-Identifier: Apache-2.0
package dev.remain.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoomedTest {

  private final ClassLoader heir = new ClassLoader(null) {};
  private final ClassLoader gone = new ClassLoader(getClass().getClassLoader()) {};
  private final ClassLoader below = new ClassLoader(gone) {};
  private final Doomed doomed = new Doomed(Set.of(gone), heir);

  @Test
  void aLoaderBelowADoomedOneIsDoomed() {
    assertThat(doomed.includes(gone)).isTrue();
    assertThat(doomed.includes(below)).isTrue();
  }

  @Test
  void theHeirAndTheLoadersAboveAreNot() {
    assertThat(doomed.includes(heir)).isFalse();
    assertThat(doomed.includes(gone.getParent())).isFalse();
    assertThat(doomed.includes(null)).isFalse();
  }

  @Test
  void ofDoomedLoadersObjectsClassesAndTheLoadersAreOwned() {
    Object object =
        Proxy.newProxyInstance(gone, new Class<?>[] {Runnable.class}, (p, m, a) -> null);

    assertThat(object.getClass().getClassLoader()).isSameAs(gone);
    assertThat(doomed.owns(object)).isTrue();
    assertThat(doomed.owns(object.getClass())).isTrue();
    assertThat(doomed.owns(gone)).isTrue();
    assertThat(doomed.owns(below)).isTrue();
  }

  @Test
  void otherObjectsAreNot() {
    assertThat(doomed.owns("text")).isFalse();
    assertThat(doomed.owns(String.class)).isFalse();
    assertThat(doomed.owns(heir)).isFalse();
    assertThat(doomed.owns(this)).isFalse();
    assertThat(doomed.owns(null)).isFalse();
    assertThat(doomed.owns(Set.of(gone))).isFalse();
  }

  @Test
  void theSetIsACopy() {
    Set<ClassLoader> loaders = new HashSet<>(Set.of(gone));
    Doomed copy = new Doomed(loaders, heir);

    loaders.clear();

    assertThat(copy.loaders()).containsExactly(gone);
  }
}
