// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.security.auth.login.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginConfigurationTest {

  private static final String CONFIGURATION =
      """
      import javax.security.auth.login.*;
      public class Thing extends Configuration {
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) { return null; }
      }
      """;

  @TempDir Path directory;
  private final LoginConfiguration step = new LoginConfiguration(Gone.access());

  @AfterEach
  void putBack() {
    Configuration.setConfiguration(null);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the configuration");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the configuration");
    assertThat(cuts).containsExactly("JAAS configuration gone.Thing taken out");
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, CONFIGURATION);
    Configuration.setConfiguration((Configuration) gone.thing());
    return new WeakReference<>(gone);
  }

  @Test
  void whatStaysIsLeftAlone() {
    Configuration kept = (Configuration) new Gone(directory, CONFIGURATION).thing();
    Configuration.setConfiguration(kept);
    Gone gone = new Gone(directory, CONFIGURATION);
    gone.thing();

    assertThat(step.clean(gone.doomed())).isEmpty();

    assertThat(Configuration.getConfiguration()).isSameAs(kept);
  }

  @Test
  void whereNoneIsSetThereIsNothingToDo() {
    Gone gone = new Gone(directory, CONFIGURATION);
    gone.thing();

    assertThat(step.clean(gone.doomed())).isEmpty();
  }
}
