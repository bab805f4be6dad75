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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Opened
class ClassValuesTest {

  private static final String THING =
      "public class Thing extends ClassValue<Object> {"
          + " public Thing() { get(String.class); get(Thing.class); }"
          + " protected Object computeValue(Class<?> type) { return new Object() { }; } }";

  @TempDir Path directory;
  private final ClassValues step = new ClassValues();

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the thing");
    List<String> cuts = clean(loader);
    GcAssert.assertCollected(loader, "the loader of the thing");
    assertThat(cuts).containsExactly("class value removed from java.lang.String");
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, THING);
    gone.thing();
    return new WeakReference<>(gone);
  }

  @Test
  void valuesThatStayAreLeftAlone() throws Exception {
    ClassValue<Object> kept =
        new ClassValue<>() {
          @Override
          protected Object computeValue(Class<?> type) {
            return new Object();
          }
        };
    Object value = kept.get(String.class);
    Gone gone = new Gone(directory, "public class Thing { }");

    assertThat(clean(new WeakReference<>(gone))).isEmpty();

    assertThat(kept.get(String.class)).isSameAs(value);
  }

  private List<String> clean(WeakReference<ClassLoader> loader) throws Exception {
    return step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
  }
}
