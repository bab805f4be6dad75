// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.lang.ref.Reference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HoldersTest {

  @TempDir Path directory;

  private URLClassLoader base;
  private URLClassLoader live;
  private Holders holders;

  @BeforeEach
  void load() throws Exception {
    CompiledApp library =
        CompiledApp.in(directory.resolve("lib"))
            .source(
                "lib.Registry",
                """
                public class Registry {
                  static final java.util.Map<String, Object> ENTRIES = new java.util.HashMap<>();
                  static Object single;
                  static final Object[] ARRAY = new Object[1];
                  static java.lang.ref.WeakReference<Object> weak;
                  public static class Node { Object next; }
                  public static void put(Object o) { ENTRIES.put("a", o); }
                  public static void node(Object o) { Node node = new Node(); node.next = o; single = node; }
                  public static void array(Object o) { ARRAY[0] = java.util.List.of(java.util.Optional.of(o)); }
                  static java.lang.ref.SoftReference<Object> soft;
                  enum Slot { ONLY; Object held; }
                  public static void slot(Object o) { Slot.ONLY.held = o; }
                  public static void softly(Object o) { soft = new java.lang.ref.SoftReference<>(java.util.List.of(o)); }
                  public static boolean isSoftlyHeld() { return soft.get() != null; }
                  public static boolean isWeaklyHeld() { return weak.get() != null; }
                  public static void weakly(Object o) { weak = new java.lang.ref.WeakReference<>(o); }
                  public static void clear() { ENTRIES.clear(); single = null; ARRAY[0] = null; }
                }
                """)
            .source(
                "lib.Lazy",
                "public class Lazy { static Object made = make();"
                    + " static Object make() { throw new IllegalStateException(\"woken\"); } }")
            .compile();
    CompiledApp app =
        CompiledApp.in(directory.resolve("app"))
            .source("app.Item", "public class Item { }")
            .compile();
    base = loader(library, ClassLoader.getPlatformClassLoader());
    live = loader(app, base);
    holders = new Holders(base);
    base.loadClass("lib.Lazy");
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
    base.loadClass("lib.Registry").getMethod(method, Object.class).invoke(null, item);
  }

  private List<Holders.Holder> found() throws ClassNotFoundException {
    Collection<Class<?>> classes = new ArrayList<>();
    for (String name :
        List.of("lib.Registry", "lib.Registry$Node", "lib.Registry$Slot", "lib.Lazy")) {
      classes.add(base.loadClass(name));
    }
    holders.look(classes, loader -> loader == live);
    return holders.still(loader -> loader == live);
  }

  private Holders.Holder holder(String field) throws ClassNotFoundException {
    return new Holders.Holder(base.loadClass("lib.Registry"), field, "app.Item");
  }

  @Test
  void containersFieldsAndArraysAreFollowed() throws Exception {
    hand("put");
    assertThat(found()).containsExactly(holder("ENTRIES"));

    hand("node");
    hand("array");
    assertThat(found())
        .containsExactlyInAnyOrder(holder("ENTRIES"), holder("single"), holder("ARRAY"));
  }

  @Test
  void whatHoldsNothingWeaklyOrNoLongerIsNoHolder() throws Exception {
    base.loadClass("lib.Registry").getMethod("clear").invoke(null);
    hand("weakly");
    assertThat(found()).isEmpty();

    hand("put");
    assertThat(found()).hasSize(1);
    base.loadClass("lib.Registry").getMethod("clear").invoke(null);
    assertThat(holders.still(loader -> loader == live)).isEmpty();
  }

  @Test
  void aFieldOfAnEnumConstantIsAStaticOne() throws Exception {
    hand("slot");

    assertThat(found())
        .containsExactly(
            new Holders.Holder(base.loadClass("lib.Registry$Slot"), "ONLY", "app.Item"));
  }

  @Test
  void whatIsHeldSoftlyIsLetGoOfOnceItsProgramHasEnded() throws Exception {
    hand("softly");
    assertThat(holders.still(loader -> false)).isEmpty();
    assertThat(isSoftlyHeld()).isTrue();

    assertThat(found()).isEmpty();
    assertThat(isSoftlyHeld()).isFalse();
  }

  @Test
  void whatIsHeldWeaklyIsLeftSinceAThreadMayHaveItOnItsStack() throws Exception {
    Object ofLibrary = List.of(live.loadClass("app.Item").getConstructor().newInstance());
    base.loadClass("lib.Registry").getMethod("weakly", Object.class).invoke(null, ofLibrary);
    assertThat(holders.still(loader -> false)).isEmpty();

    assertThat(found()).isEmpty();

    assertThat(base.loadClass("lib.Registry").getMethod("isWeaklyHeld").invoke(null))
        .isEqualTo(true);
    Reference.reachabilityFence(ofLibrary);
  }

  private boolean isSoftlyHeld() throws ReflectiveOperationException {
    return (boolean) base.loadClass("lib.Registry").getMethod("isSoftlyHeld").invoke(null);
  }

  @Test
  void nothingIsInitialised() throws Exception {
    assertThat(found()).isEmpty();
  }
}
