// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.CompiledApp;
import dev.remain.hook.Doomed;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With classes that have the names and fields of those of Freemarker. */
class FreemarkerCachesTest {

  private static final String INTROSPECTORS = "freemarker.ext.beans.ClassIntrospectorBuilder";
  private static final String WRAPPERS = "freemarker.template.DefaultObjectWrapperBuilder";

  @TempDir Path directory;
  private URLClassLoader base;

  @BeforeEach
  void load() throws Exception {
    String builder =
        """
        public class %s {
          private static final java.util.Map<Object, Object> INSTANCE_CACHE = new java.util.HashMap<>();
          static void clearInstanceCache() { INSTANCE_CACHE.clear(); }
          public static Object shared() { return INSTANCE_CACHE.computeIfAbsent("", key -> new Object()); }
        }
        """;
    CompiledApp library =
        CompiledApp.in(directory)
            .source(INTROSPECTORS, builder.formatted("ClassIntrospectorBuilder"))
            .source(WRAPPERS, builder.formatted("DefaultObjectWrapperBuilder"))
            .source(
                "freemarker.ext.beans.BeansWrapperBuilder", "public class BeansWrapperBuilder { }")
            .compile();
    base = new URLClassLoader(new URL[] {library.classes().toUri().toURL()}, null);
  }

  @AfterEach
  void close() throws Exception {
    base.close();
  }

  @Test
  void theNextGenerationIsNotGivenWhatIsSharedEvenIfSomebodyHasIt() throws Exception {
    Object introspector = shared(INTROSPECTORS);
    Object wrapper = shared(WRAPPERS);

    clean(name -> true);

    assertThat(shared(INTROSPECTORS)).isNotSameAs(introspector);
    assertThat(shared(WRAPPERS)).isNotSameAs(wrapper);
  }

  @Test
  void whatTheBaseHasNotLoadedIsLeftAlone() throws Exception {
    Object introspector = shared(INTROSPECTORS);

    clean(name -> false);

    assertThat(shared(INTROSPECTORS)).isSameAs(introspector);
  }

  private Object shared(String builder) throws ReflectiveOperationException {
    return base.loadClass(builder).getMethod("shared").invoke(null);
  }

  private void clean(Predicate<String> met) throws Exception {
    try (URLClassLoader gone = new URLClassLoader(new URL[0], base)) {
      assertThat(new FreemarkerCaches(Gone.accessWith(met)).clean(new Doomed(Set.of(gone), base)))
          .isEmpty();
    }
  }
}
