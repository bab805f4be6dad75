// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.agent.Opened;
import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.LogManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Opened
class ConfigurationListenersTest {

  private static final String THING =
      "public class Thing implements Runnable { public Thing() {"
          + " java.util.logging.LogManager.getLogManager().addConfigurationListener(this); }"
          + " public void run() { } }";

  @TempDir Path directory;
  private final ConfigurationListeners step = new ConfigurationListeners(Gone.access());

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the thing");
    List<String> cuts = clean(loader);
    GcAssert.assertCollected(loader, "the loader of the thing");
    assertThat(cuts).containsExactly("listener gone.Thing taken from the LogManager");
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, THING);
    gone.thing();
    return new WeakReference<>(gone);
  }

  @Test
  void listenersThatStayAreLeftAlone() throws Exception {
    AtomicInteger told = new AtomicInteger();
    Runnable kept = told::incrementAndGet;
    LogManager manager = LogManager.getLogManager();
    manager.addConfigurationListener(kept);
    Gone gone = new Gone(directory, THING);
    gone.thing();

    assertThat(clean(new WeakReference<>(gone))).hasSize(1);

    manager.updateConfiguration(null);
    manager.removeConfigurationListener(kept);
    assertThat(told).hasValue(1);
  }

  private List<String> clean(WeakReference<ClassLoader> loader) throws Exception {
    return step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
  }
}
