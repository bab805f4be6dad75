// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a library only remembers is emptied; what it keeps is not. */
class CachesTest {

  @TempDir Path directory;

  private URLClassLoader base;
  private URLClassLoader live;
  private Class<?> library;
  private Holders holders;

  @BeforeEach
  void load() throws Exception {
    CompiledApp ofLibrary =
        CompiledApp.in(directory.resolve("lib"))
            .source(
                "lib.Lib",
                """
                import java.util.*;
                public class Lib {
                  static final Map<Object, Object> BY_TYPE = new HashMap<>();
                  static final Set<Object> SEEN = new HashSet<>();
                  static final Map<Object, Object> NAMES = new HashMap<>();
                  static final Map<Object, Object> NEVER = Map.of();
                  static final Factory FACTORY = new Factory();
                  static Object single;
                  static final Context CONTEXT = new Context();
                  static ClassLoader loader;
                  public static class Context { final ClassLoader own = null; Object other = "x"; }
                  public static class Factory { Types typeCache = new Types(); Object own = "kept"; }
                  public static class Types {
                    Node first;
                    public void clear() { first = null; }
                  }
                  public static class Node { Object held; }
                  public static void byType(Object o) {
                    BY_TYPE.put(o.getClass(), List.of(o));
                    BY_TYPE.put(String.class, "text");
                  }
                  public static void seen(Object o) { SEEN.addAll(List.of(o.getClass(), String.class)); }
                  public static void listener(Object o) { SEEN.add(o); }
                  public static void byName(Object o) { NAMES.put("name", o); }
                  public static void deep(Object o) {
                    FACTORY.typeCache.first = new Node();
                    FACTORY.typeCache.first.held = o;
                  }
                  public static void single(Object o) { single = o; }
                  public static void loader(Object o) throws Exception {
                    loader = o.getClass().getClassLoader();
                    java.lang.reflect.Field own = Context.class.getDeclaredField("own");
                    own.setAccessible(true);
                    own.set(CONTEXT, loader);
                  }
                }
                """)
            .compile();
    CompiledApp app =
        CompiledApp.in(directory.resolve("app"))
            .source("app.Item", "public class Item { }")
            .compile();
    base = loader(ofLibrary, ClassLoader.getPlatformClassLoader());
    live = loader(app, base);
    library = base.loadClass("lib.Lib");
    holders = new Holders(base);
  }

  @AfterEach
  void close() throws IOException {
    live.close();
    base.close();
  }

  private static URLClassLoader loader(CompiledApp app, ClassLoader parent) throws IOException {
    return new URLClassLoader(new URL[] {app.classes().toUri().toURL()}, parent);
  }

  private void hand(String method) throws ReflectiveOperationException {
    Object item = live.loadClass("app.Item").getConstructor().newInstance();
    library.getMethod(method, Object.class).invoke(null, item);
  }

  private List<String> forget() throws ReflectiveOperationException {
    holders.look(List.of(library), loader -> loader == live);
    return holders.forget(loader -> loader == live);
  }

  private List<String> stillHolding() {
    return holders.still(loader -> loader == live).stream().map(Holders.Holder::field).toList();
  }

  @Test
  void whatIsFiledUnderAClassThatIsGoneIsForgottenAndNothingElse() throws Exception {
    hand("byType");

    assertThat(forget()).containsExactly("lib.Lib.BY_TYPE");

    assertThat(stillHolding()).isEmpty();
    Field byType = library.getDeclaredField("BY_TYPE");
    byType.setAccessible(true);
    assertThat((Map<?, ?>) byType.get(null)).hasSize(1);
  }

  @Test
  void aClassIsTakenOutOfASetAndAnObjectIsNot() throws Exception {
    hand("seen");

    assertThat(forget()).containsExactly("lib.Lib.SEEN");
    assertThat(stillHolding()).isEmpty();

    hand("listener");

    assertThat(forget()).isEmpty();
    assertThat(stillHolding()).containsExactly("SEEN");
  }

  @Test
  void whatIsCalledACacheIsEmptiedWhereverItIs() throws Exception {
    hand("deep");

    assertThat(forget()).containsExactly("lib.Lib$Factory.typeCache");

    assertThat(stillHolding()).isEmpty();
  }

  @Test
  void whatIsKeptByNameOrAloneStays() throws Exception {
    hand("byName");
    hand("single");

    assertThat(forget()).isEmpty();

    assertThat(stillHolding()).containsExactlyInAnyOrder("NAMES", "single");
  }

  @Test
  void whoRemembersTheLoaderIsGivenTheBaseInItsPlace() throws Exception {
    hand("loader");

    assertThat(forget()).containsExactlyInAnyOrder("lib.Lib.loader", "lib.Lib$Context.own");

    assertThat(stillHolding()).isEmpty();
    Field loader = library.getDeclaredField("loader");
    loader.setAccessible(true);
    assertThat(loader.get(null)).isSameAs(base);
  }

  @Test
  void bothAreDoneWhereBothAreNeeded() throws Exception {
    hand("byType");
    hand("deep");
    hand("single");

    assertThat(forget()).containsExactlyInAnyOrder("lib.Lib.BY_TYPE", "lib.Lib$Factory.typeCache");

    assertThat(stillHolding()).containsExactly("single");
  }
}
