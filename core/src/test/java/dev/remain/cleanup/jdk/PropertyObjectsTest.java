// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PropertyObjectsTest {

  private static final String VALUE = "public class Thing { }";

  @TempDir Path directory;
  private final Properties before = System.getProperties();
  private final PropertyObjects step = new PropertyObjects();

  PropertyObjectsTest() {
    Properties copy = new Properties();
    copy.putAll(before);
    System.setProperties(copy);
  }

  @AfterEach
  void putBack() {
    System.setProperties(before);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    WeakReference<ClassLoader> loader = put();

    GcAssert.assertHeld(loader, "the loader of the value");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the value");
    assertThat(cuts).hasSize(2);
    assertThat(System.getProperties()).doesNotContainKey("remaintest.thing");
  }

  private WeakReference<ClassLoader> put() {
    Gone gone = new Gone(directory, VALUE);
    System.getProperties().put("remaintest.thing", gone.thing());
    System.getProperties().put(gone.thing(), "a key");
    return new WeakReference<>(gone);
  }

  @Test
  void otherPropertiesStay() {
    Object kept = new Object();
    System.getProperties().put("remaintest.kept", kept);
    System.setProperty("remaintest.text", "text");

    assertThat(step.clean(new Gone(directory, VALUE).doomed())).isEmpty();

    assertThat(System.getProperties().get("remaintest.kept")).isSameAs(kept);
    assertThat(System.getProperty("remaintest.text")).isEqualTo("text");
  }
}
