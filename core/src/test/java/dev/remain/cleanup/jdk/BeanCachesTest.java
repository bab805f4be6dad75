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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeanCachesTest {

  private static final String BEAN =
      """
      import java.beans.Introspector;
      public class Thing implements Runnable {
        public int getSize() { return 1; }
        public void run() {
          try {
            Introspector.getBeanInfo(Thing.class);
          } catch (java.beans.IntrospectionException e) {
            throw new IllegalStateException(e);
          }
        }
      }
      """;

  @TempDir Path directory;
  private final ThreadGroup group = new ThreadGroup("generation");
  private final BeanCaches step = new BeanCaches(Gone.access(group));

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    WeakReference<ClassLoader> loader = introspect();

    GcAssert.assertHeld(loader, "the loader of the bean");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the bean");
    assertThat(cuts).isEmpty();
  }

  private WeakReference<ClassLoader> introspect() throws Exception {
    Gone gone = new Gone(directory, BEAN);
    Gone.run(group, (Runnable) gone.thing());
    return new WeakReference<>(gone);
  }

  @Test
  void whereNobodyHasMetTheIntrospectorNothingIsDone() throws Exception {
    WeakReference<ClassLoader> loader = introspect();
    Gone other = new Gone(directory, "public class Thing { }");
    other.thing();

    step.clean(other.doomed());

    GcAssert.assertHeld(loader, "the loader of the bean");
  }
}
