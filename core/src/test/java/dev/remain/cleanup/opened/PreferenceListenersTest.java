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
import java.util.concurrent.CountDownLatch;
import java.util.prefs.NodeChangeListener;
import java.util.prefs.PreferenceChangeListener;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Opened
class PreferenceListenersTest {

  private static final String THING =
      "import java.util.prefs.*;"
          + " public class Thing implements PreferenceChangeListener, NodeChangeListener {"
          + " public void preferenceChange(PreferenceChangeEvent e) { }"
          + " public void childAdded(NodeChangeEvent e) { }"
          + " public void childRemoved(NodeChangeEvent e) { } }";

  @TempDir Path directory;
  private final Preferences node = Preferences.userRoot().node("remaintest/listened");
  private final PreferenceListeners step = new PreferenceListeners(Gone.access());

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the thing");
    List<String> cuts = clean(loader);
    GcAssert.assertCollected(loader, "the loader of the thing");
    assertThat(cuts)
        .containsExactly(
            "listener gone.Thing taken from User Preference Node: /remaintest/listened",
            "listener gone.Thing taken from User Preference Node: /remaintest/listened");
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, THING);
    node.addPreferenceChangeListener((PreferenceChangeListener) gone.thing());
    node.addNodeChangeListener((NodeChangeListener) gone.thing());
    return new WeakReference<>(gone);
  }

  @Test
  void listenersThatStayAreLeftAlone() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    PreferenceChangeListener kept = event -> told.countDown();
    node.addPreferenceChangeListener(kept);
    Gone gone = new Gone(directory, THING);
    gone.thing();

    assertThat(clean(new WeakReference<>(gone))).isEmpty();

    node.put("key", "value");
    told.await();
    node.removePreferenceChangeListener(kept);
    node.parent().removeNode();
  }

  private List<String> clean(WeakReference<ClassLoader> loader) throws Exception {
    return step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
  }
}
