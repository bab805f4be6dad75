// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.security.Policy;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings({"deprecation", "removal"})
class SecurityPoliciesTest {

  private static final String POLICY = "public class Thing extends java.security.Policy { }";

  /** From JDK 24 on no policy can be set. */
  private static final boolean HAS_POLICIES = Runtime.version().feature() < 24;

  @TempDir Path directory;
  private final SecurityPolicies step = new SecurityPolicies(Gone.access());

  @AfterEach
  void putBack() {
    if (HAS_POLICIES) {
      Policy.setPolicy(null);
    }
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    WeakReference<ClassLoader> loader = install();

    if (HAS_POLICIES) {
      GcAssert.assertHeld(loader, "the loader of the policy");
    }
    assertThat(clean(loader))
        .isEqualTo(HAS_POLICIES ? List.of("security policy put back") : List.of());
    GcAssert.assertCollected(loader, "the loader of the policy");
  }

  @Test
  void whatStaysIsLeftAlone() {
    WeakReference<ClassLoader> kept = install();
    Policy policy = Policy.getPolicy();
    Gone gone = new Gone(directory, POLICY);
    gone.thing();

    assertThat(step.clean(gone.doomed())).isEmpty();

    assertThat(Policy.getPolicy()).isSameAs(policy);
    assertThat(kept).isNotNull();
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, POLICY);
    Policy policy = (Policy) gone.thing();
    if (HAS_POLICIES) {
      Policy.setPolicy(policy);
    } else {
      assertThatThrownBy(() -> Policy.setPolicy(policy))
          .isInstanceOf(UnsupportedOperationException.class);
    }
    return new WeakReference<>(gone);
  }

  private List<String> clean(WeakReference<ClassLoader> loader) {
    return step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
  }
}
