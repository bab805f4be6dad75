// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.agent.Opened;
import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Opened
class ThreadLocalsTest {

  private static final String THING =
      "public class Thing extends ThreadLocal<Object> { { set(this); } }";

  @TempDir Path directory;
  private final ThreadLocal<Object> library = new ThreadLocal<>();
  private final ThreadLocal<Object> inherited = new InheritableThreadLocal<>();
  private final ThreadLocals step = new ThreadLocals();

  @AfterEach
  void forget() {
    library.remove();
    inherited.remove();
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    WeakReference<ClassLoader> loader = fill(thing -> thing);

    GcAssert.assertHeld(loader, "the loader of the value");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the value");
    assertThat(cuts)
        .containsExactly(
            "thread local removed on thread \"" + Thread.currentThread().getName() + "\" +3");
    assertThat(library.get()).isNull();
  }

  @Test
  void valuesInsideContainersAndReferencesAreFound() {
    for (Function<Object, Object> wrap :
        List.<Function<Object, Object>>of(
            List::of,
            thing -> Map.of("key", thing),
            thing -> Map.of(thing.getClass(), "value"),
            thing -> new Object[] {thing},
            SoftReference::new,
            thing -> new SoftReference<>(new SoftReference<>(thing)),
            thing -> List.of(new SoftReference<>(thing)))) {
      WeakReference<ClassLoader> loader = fill(wrap);

      step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));

      assertThat(library.get()).isNull();
      GcAssert.assertCollected(loader, "the loader of the value");
    }
  }

  private WeakReference<ClassLoader> fill(Function<Object, Object> wrap) {
    Gone gone = new Gone(directory, THING);
    library.set(wrap.apply(gone.thing()));
    inherited.set(wrap.apply(gone.thing()));
    return new WeakReference<>(gone);
  }

  @Test
  void valuesThatStayAreLeftAlone() {
    Object value = List.of("value", new WeakReference<>(this));
    library.set(value);
    inherited.set(this);

    assertThat(step.clean(new Gone(directory, "public class Thing { }").doomed())).isEmpty();

    assertThat(library.get()).isSameAs(value);
    assertThat(inherited.get()).isSameAs(this);
  }
}
