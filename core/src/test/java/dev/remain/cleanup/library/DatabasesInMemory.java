// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.fixtures.CompiledApp;
import dev.remain.hook.Doomed;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Those of a library, with classes that have the names and members of its own. */
abstract class DatabasesInMemory {

  @TempDir Path directory;

  final List<Object> keptObjects = new ArrayList<>();
  private URLClassLoader base;

  /** Adds the sources of the library. */
  abstract CompiledApp library(CompiledApp empty);

  /** Has a static method {@code open}, which answers the one of that name. */
  abstract String opener();

  /** What is said of one that was dropped. */
  abstract String dropped(String name);

  abstract LibraryStep step(LoaderAccess access);

  @BeforeEach
  void load() throws Exception {
    CompiledApp library = library(CompiledApp.in(directory)).compile();
    base =
        new URLClassLoader(
            new URL[] {library.classes().toUri().toURL()}, ClassLoader.getPlatformClassLoader());
  }

  @AfterEach
  void close() throws Exception {
    base.close();
  }

  @Test
  void theNextGenerationFindsNoTablesOfTheLast() throws Exception {
    Object first = open("shop");
    assertThat(open("shop")).isSameAs(first);

    assertThat(clean(true)).containsExactly(dropped("shop"));

    assertThat(open("shop")).isNotSameAs(first);
  }

  @Test
  void whereTheBaseHasNotMetItNothingIsDropped() throws Exception {
    Object first = open("shop");

    assertThat(clean(false)).isEmpty();

    assertThat(open("shop")).isSameAs(first);
  }

  final Object open(String name) throws Exception {
    return base.loadClass(opener()).getMethod("open", String.class).invoke(null, name);
  }

  /** An object of that class of the library, with a text in that field. */
  final Object source(String className, String field, String text) throws Exception {
    Object source = base.loadClass(className).getConstructor().newInstance();
    source.getClass().getField(field).set(source, text);
    return source;
  }

  final List<String> clean(boolean isMet) throws Exception {
    return step(Gone.accessWith(name -> isMet)).clean(new Doomed(Set.of(), base));
  }
}
