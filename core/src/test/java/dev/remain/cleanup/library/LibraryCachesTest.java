// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.BeanUtils;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.util.ReflectionUtils;

/** With the real libraries. */
class LibraryCachesTest {

  private static final String BEAN =
      "public class Thing implements Comparable<Thing> { "
          + "public int getSize() { return 1; } public int compareTo(Thing o) { return 0; } }";

  @TempDir Path directory;
  private final LibraryCaches step =
      new LibraryCaches(Gone.accessWith(name -> !name.startsWith("tools.jackson.")));

  @Test
  void jacksonLetsGoOfTheLoader() throws Exception {
    WeakReference<ClassLoader> loader = writeAsJson();

    assertHeldWithoutTheStepAndCollectedWithIt(loader);
  }

  private WeakReference<ClassLoader> writeAsJson() throws Exception {
    Gone gone = new Gone(directory, BEAN);
    assertThat(new ObjectMapper().writeValueAsString(gone.thing())).isEqualTo("{\"size\":1}");
    return new WeakReference<>(gone);
  }

  @Test
  void springLetsGoOfTheLoader() {
    WeakReference<ClassLoader> loader = describe();

    assertHeldWithoutTheStepAndCollectedWithIt(loader);
  }

  private WeakReference<ClassLoader> describe() {
    Gone gone = new Gone(directory, BEAN);
    Class<?> type = gone.thing().getClass();
    assertThat(BeanUtils.getPropertyDescriptors(type)).hasSize(2);
    assertThat(ReflectionUtils.findMethod(type, "getSize")).isNotNull();
    assertThat(ResolvableType.forClass(type).as(Comparable.class).resolveGeneric()).isEqualTo(type);
    assertThat(AnnotationUtils.findAnnotation(type, Deprecated.class)).isNull();
    return new WeakReference<>(gone);
  }

  @Test
  void theFactoriesThatSpringFoundByALoaderGoWithIt() {
    WeakReference<ClassLoader> loader = findFactories();
    clean(new LibraryCaches(Gone.accessWith(name -> false)), loader.get());
    assertThat(loadersOfFactories()).contains(loader.get());

    clean(step, loader.get());

    assertThat(loadersOfFactories()).doesNotContain(loader.get());
    GcAssert.assertCollected(loader, "the loader of the factories");
  }

  private WeakReference<ClassLoader> findFactories() {
    Gone gone = new Gone(directory, BEAN);
    assertThat(SpringFactoriesLoader.loadFactories(Runnable.class, gone)).isEmpty();
    return new WeakReference<>(gone);
  }

  /** Softly held, so that the collector tells nothing. */
  private static Set<Object> loadersOfFactories() {
    try {
      Field cache = SpringFactoriesLoader.class.getDeclaredField("cache");
      cache.setAccessible(true);
      return new HashSet<>(((Map<?, ?>) cache.get(null)).keySet());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private void assertHeldWithoutTheStepAndCollectedWithIt(WeakReference<ClassLoader> loader) {
    GcAssert.assertHeld(loader, "the loader of the bean");
    clean(step, loader.get());
    GcAssert.assertCollected(loader, "the loader of the bean");
  }

  private void clean(LibraryCaches caches, ClassLoader loader) {
    try {
      assertThat(caches.clean(new Doomed(Set.of(loader), getClass().getClassLoader()))).isEmpty();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aLibraryThatTheBaseHasNotLoadedIsLeftAlone() throws Exception {
    WeakReference<ClassLoader> loader = writeAsJson();

    clean(new LibraryCaches(Gone.accessWith(name -> false)), loader.get());

    GcAssert.assertHeld(loader, "the loader of the bean");
    TypeFactory.defaultInstance().clearCache();
  }
}
