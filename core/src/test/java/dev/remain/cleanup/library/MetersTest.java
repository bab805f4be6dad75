// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetersTest {

  private static final String MEASURING =
      "public class Thing implements java.util.function.Supplier<Number> {"
          + " public Number get() { return 1; } }";

  private static final String SETTINGS =
      """
      import java.lang.reflect.*;
      public class Thing implements InvocationHandler {
        public final Object settings;
        interface Own { }
        public Thing() throws Exception {
          Class<?> kind = Class.forName("io.micrometer.core.instrument.simple.SimpleConfig");
          Class<?>[] kinds = { kind, Own.class };
          settings = Proxy.newProxyInstance(Thing.class.getClassLoader(), kinds, this);
        }
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
          return method.isDefault()
              ? InvocationHandler.invokeDefault(proxy, method, arguments)
              : null;
        }
      }
      """;

  @TempDir Path directory;
  private final Meters step = new Meters(Gone.accessWith(name -> true));
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void addRegistry() {
    Metrics.addRegistry(registry);
  }

  @AfterEach
  void putBack() {
    Metrics.globalRegistry.clear();
    Metrics.removeRegistry(registry);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithItAndOtherMetersStay() throws Exception {
    Meter counter = Metrics.counter("library.calls");
    Meter gauge = Gauge.builder("library.size", () -> 2).register(Metrics.globalRegistry);
    WeakReference<ClassLoader> loader = measure();

    GcAssert.assertHeld(loader, "the loader of the gauge");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the gauge");
    assertThat(cuts).containsExactly("meter program.size removed");
    assertThat(Metrics.globalRegistry.getMeters()).containsExactlyInAnyOrder(counter, gauge);
    assertThat(registry.getMeters()).hasSize(2);
  }

  @SuppressWarnings("unchecked")
  private WeakReference<ClassLoader> measure() {
    Gone gone = new Gone(directory, MEASURING);
    Gauge.builder("program.size", (Supplier<Number>) gone.thing()).register(Metrics.globalRegistry);
    return new WeakReference<>(gone);
  }

  @Test
  void aRegistryThatWasClosedIsRemovedAndOthersStay() throws Exception {
    SimpleMeterRegistry closed = new SimpleMeterRegistry();
    Metrics.addRegistry(closed);
    closed.close();
    ClassLoader loader = new Gone(directory, MEASURING);

    List<String> cuts = step.clean(new Doomed(Set.of(loader), getClass().getClassLoader()));

    assertThat(cuts).hasSize(1);
    assertThat(cuts.get(0)).contains("SimpleMeterRegistry").endsWith(" removed");
    assertThat(Metrics.globalRegistry.getRegistries()).containsExactly(registry);
  }

  @Test
  void aRegistryWhoseSettingsAreDoomedIsRemoved() throws Exception {
    Gone gone = new Gone(directory, SETTINGS);
    Object thing = gone.thing();
    Object settings = thing.getClass().getField("settings").get(thing);
    SimpleMeterRegistry doomed = new SimpleMeterRegistry((SimpleConfig) settings, Clock.SYSTEM);
    Metrics.addRegistry(doomed);

    List<String> unused = step.clean(new Doomed(Set.of(gone), getClass().getClassLoader()));

    assertThat(Metrics.globalRegistry.getRegistries()).containsExactly(registry);
  }

  @Test
  void whereTheBaseHasNoneNothingIsDone() throws Exception {
    WeakReference<ClassLoader> loader = measure();
    Meters unmet = new Meters(Gone.accessWith(name -> false));

    assertThat(unmet.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader())))
        .isEmpty();

    assertThat(Metrics.globalRegistry.getMeters()).hasSize(1);
  }
}
