// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceBundlesTest {

  private static final String BUNDLE =
      "public class Thing extends java.util.ListResourceBundle {"
          + " protected Object[][] getContents() { return new Object[][] {{\"a\", \"b\"}}; } }";

  @TempDir Path directory;
  private final ResourceBundles step = new ResourceBundles();

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    WeakReference<ClassLoader> loader = use();

    GcAssert.assertHeld(loader, "the loader of the bundle");
    step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the bundle");
  }

  private WeakReference<ClassLoader> use() {
    Gone gone = new Gone(directory, BUNDLE);
    String value = ResourceBundle.getBundle("gone.Thing", Locale.ROOT, gone).getString("a");
    assertThat(value).isEqualTo("b");
    return new WeakReference<>(gone);
  }

  @Test
  void bundlesOfOtherLoadersStayCached() {
    Gone kept = new Gone(directory, BUNDLE);
    ResourceBundle cached = ResourceBundle.getBundle("gone.Thing", Locale.ROOT, kept);

    step.clean(new Doomed(Set.of(new ClassLoader(null) {}), getClass().getClassLoader()));

    assertThat(ResourceBundle.getBundle("gone.Thing", Locale.ROOT, kept)).isSameAs(cached);
  }
}
