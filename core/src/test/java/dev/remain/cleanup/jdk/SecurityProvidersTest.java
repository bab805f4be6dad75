// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityProvidersTest {

  private static final String NAME = "remaintest";
  private static final String PROVIDER =
      "public class Thing extends java.security.Provider {"
          + " public Thing() { super(\""
          + NAME
          + "\", \"1\", \"\"); } }";

  @TempDir Path directory;
  private final SecurityProviders step = new SecurityProviders(Gone.access());

  @AfterEach
  void putBack() {
    Security.removeProvider(NAME);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    WeakReference<ClassLoader> loader = add();

    GcAssert.assertHeld(loader, "the loader of the provider");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the provider");
    assertThat(cuts).hasSize(1);
    assertThat(Security.getProvider(NAME)).isNull();
  }

  private WeakReference<ClassLoader> add() {
    Gone gone = new Gone(directory, PROVIDER);
    Security.addProvider((Provider) gone.thing());
    return new WeakReference<>(gone);
  }

  @Test
  void providersThatStayAreLeftAlone() {
    Gone kept = new Gone(directory, PROVIDER);
    Provider provider = (Provider) kept.thing();
    Security.addProvider(provider);
    int number = Security.getProviders().length;
    Gone gone = new Gone(directory, PROVIDER);
    gone.thing();

    assertThat(step.clean(gone.doomed())).isEmpty();

    assertThat(Security.getProvider(NAME)).isSameAs(provider);
    assertThat(Security.getProviders()).hasSize(number);
  }
}
