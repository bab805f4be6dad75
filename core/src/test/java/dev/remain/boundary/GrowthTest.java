// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.AppJar;
import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTest {

  private static final String SHOP =
      """
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      public class Shop {
        static int next;
        static Integer boxed = 0;
        static final AtomicLong IDS = new AtomicLong(100);
        static final LongAdder TOTAL = new LongAdder();
        static final List<String> NAMES = new ArrayList<>();
        static final Map<String, Integer> COUNTS = new HashMap<>();
        static final Map<String, List<String>> LISTENERS = new ConcurrentHashMap<>();
        static final Set<Shop> SHOPS = Collections.newSetFromMap(new IdentityHashMap<>());
        static final Map<Object, String> ROUTES = new TreeMap<>();
        static final List<String> CACHED = new ArrayList<>();
        static final Journal JOURNAL = new Journal();
        static String[] copied = {};
        static int took;
        static int open;
        static long time;
        static double sum;
        enum Event { TAKEN; int times; }
        static class Journal { final List<String> lines = new LinkedList<>(); long written; String owner; }
        public static void number() { next++; }
        public static void boxed() { boxed++; }
        public static void atomic() { IDS.getAndIncrement(); }
        public static void adder() { TOTAL.increment(); }
        public static void text() { NAMES.add("name"); }
        public static void merged() { COUNTS.merge("taken", 1, Integer::sum); }
        public static void listed() { LISTENERS.computeIfAbsent("order", k -> new ArrayList<>()).add("a"); }
        public static void object() { SHOPS.add(new Shop()); }
        public static void lines() { JOURNAL.lines.add("line"); }
        public static void written() { JOURNAL.written += 2; }
        public static void constant() { ++Event.TAKEN.times; }
        public static void array() { copied = Arrays.copyOf(copied, copied.length + 1); }
        public static void route() { ROUTES.put(ROUTES.size(), "route"); }
        public static void cached() { CACHED.add("text"); }
        public static void measured() { took = 3 * (took + 1); }
        public static void summed() { sum += 1.25; }
        public static void time() { time += System.nanoTime(); }
        public static void opened() { open += 1; }
        public static void closed() { open -= 1; }
        public static void cleared() { NAMES.clear(); }
        public static void used() { Lazy.uses++; }
        static String name;
        static String level = "level of the library";
        static final Map<String, String> TITLES = new HashMap<>();
        static final AtomicReference<String> REFERENCE = new AtomicReference<>();
        public static void name(String given) { if (name == null) name = given; }
        public static void title(String given) { TITLES.putIfAbsent("title", given); }
        public static void owner(String given) { if (JOURNAL.owner == null) JOURNAL.owner = given; }
        public static void reference(String given) { REFERENCE.compareAndSet(null, given); }
        public static void last(String given) { name = given; }
      }
      """;

  private static final String LAZY = "class Lazy { static int uses; }";

  @TempDir Path directory;

  private URLClassLoader base;
  private Path jar;
  private Growth growth;
  private boolean hasRested;
  private ProgramCode code;
  private int apps;

  @BeforeEach
  void load() throws Exception {
    CompiledApp library =
        CompiledApp.in(directory.resolve("lib"))
            .source("lib.Shop", SHOP)
            .source("lib.Lazy", LAZY)
            .source("lib.Other", "public class Other { }")
            .compile();
    URL[] urls = {library.classes().toUri().toURL()};
    base = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    jar = library.jar().writeTo(directory.resolve("shop.jar"));
    growth = new Growth(base);
    code = code("static Object used = new lib.Other();");
  }

  /** With these as all of its literals. */
  private ProgramCode says(String... texts) {
    return code("String[] all = {\"" + String.join("\", \"", texts) + "\"};");
  }

  private ProgramCode code(String members) {
    CompiledApp app =
        CompiledApp.in(directory.resolve("app" + apps++))
            .classPath(directory.resolve("shop.jar"))
            .source("app.App", "public class App { " + members + " }")
            .compile();
    return new CompiledCode(app, "app.App");
  }

  @AfterEach
  void close() throws IOException {
    base.close();
  }

  private void give(String method, String text) throws ReflectiveOperationException {
    Class.forName("lib.Shop", true, base).getMethod(method, String.class).invoke(null, text);
  }

  private void call(String... methods) throws ReflectiveOperationException {
    for (String method : methods) {
      Class.forName("lib.Shop", true, base).getMethod(method).invoke(null);
    }
  }

  private List<Class<?>> classes() throws ClassNotFoundException {
    List<Class<?>> classes = new ArrayList<>();
    for (String name : List.of("Shop", "Shop$Event", "Shop$Journal", "Lazy", "Other")) {
      classes.add(base.loadClass("lib." + name));
    }
    return classes;
  }

  private List<String> rested() throws ClassNotFoundException {
    hasRested = true;
    return growth.rested(classes(), name -> jar, code).now().stream().map(Lesson::reason).toList();
  }

  private void ended() throws ClassNotFoundException {
    growth.expectEnd(classes());
    growth.ended(classes(), code, hasRested);
    hasRested = false;
  }

  private static String reason(String what) {
    return "counts on from one generation to the next (lib." + what + ")";
  }

  @ParameterizedTest
  @CsvSource({
    "number, Shop.next, '1, then 2'",
    "boxed, Shop.boxed, '1, then 2'",
    "summed, Shop.sum, '1.25, then 2.5'",
    "atomic, Shop.IDS, '101, then 102'",
    "adder, Shop.TOTAL, '1, then 2'",
    "text, Shop.NAMES, '1, then 2 elements'",
    "merged, Shop.COUNTS[taken], '1, then 2'",
    "listed, Shop.LISTENERS[order], '1, then 2 elements'",
    "object, Shop.SHOPS, '1, then 2 elements'",
    "lines, Shop.JOURNAL.lines, '1, then 2 elements'",
    "written, Shop.JOURNAL.written, '2, then 4'",
    "constant, Shop$Event.TAKEN.times, '1, then 2'",
    "array, Shop.copied, '1, then 2 elements'",
  })
  void whatEachStartAddsToGoesOn(String method, String field, String how) throws Exception {
    call(method);
    assertThat(rested()).isEmpty();
    ended();

    call(method);
    assertThat(rested()).containsExactly(reason(field + ": " + how));
    ended();

    call(method);
    assertThat(rested()).as("told once").isEmpty();
  }

  /** Neither is what it is called, nor what is measured, nor what is too large for a number. */
  @ParameterizedTest
  @ValueSource(strings = {"cached", "measured", "time"})
  void whatIsNotCountedSaysNothing(String method) throws Exception {
    for (int i = 0; i < 3; i++) {
      call(method);
      assertThat(rested()).isEmpty();
      ended();
    }
  }

  @Test
  void aProgramThatFilesMoreIsNoReasonAndOneThatDoesItTwiceIs() throws Exception {
    call("route");
    assertThat(rested()).isEmpty();
    ended();

    call("route");
    assertThat(rested()).isEmpty();
    ended();

    call("route");
    assertThat(rested()).containsExactly(reason("Shop.ROUTES: 2, then 3 entries"));
  }

  @Test
  void whatWasGivenBackAtTheEndBeginsAnew() throws Exception {
    call("opened", "text");
    assertThat(rested()).isEmpty();
    call("closed", "cleared");
    ended();

    call("opened", "opened", "text", "text");
    assertThat(rested()).isEmpty();
  }

  /** Libraries count connections and threads, and nobody sees it. */
  @Test
  void ofALibraryThatTheProgramDoesNotNameNothingIsSeen() throws Exception {
    code = code("");
    call("number");
    assertThat(rested()).isEmpty();
    ended();

    call("number");
    assertThat(rested()).isEmpty();
  }

  @Test
  void ofALargeLibraryOnlyTheClassesThatTheProgramNamesAreSeen() throws Exception {
    AppJar large = AppJar.empty();
    for (int i = 0; i <= Boundary.FEW_CLASSES; i++) {
      large.entry("lib/C" + i + ".class", new byte[0]);
    }
    jar = large.writeTo(directory.resolve("large.jar"));
    code = code("static Object used = new lib.Other();");
    call("number");
    assertThat(rested()).isEmpty();
    ended();
    call("number");
    assertThat(rested()).isEmpty();
    ended();

    code = code("static Object used = new lib.Shop();");
    call("number");
    assertThat(rested()).containsExactly(reason("Shop.next: 1, then 3"));
  }

  /** A list may be a table that is filled when it is first needed, or a cache. */
  @Test
  void whatUseAddsToIsANumberAndNoList() throws Exception {
    call("cleared");
    assertThat(rested()).isEmpty();
    call("text", "route", "route");
    ended();
    assertThat(rested()).isEmpty();

    call("atomic");
    ended();
    assertThat(rested()).containsExactly(reason("Shop.IDS: 100, then 101"));
  }

  @Test
  void aListThatGoesOnGrowingByUseIsNoTable() throws Exception {
    call("text");
    assertThat(rested()).isEmpty();
    call("text");
    ended();

    assertThat(rested()).containsExactly(reason("Shop.NAMES: 1, then 2 elements"));
  }

  @Test
  void whatWasFirstUsedAfterTheStartBeganWithNothing() throws Exception {
    call("cleared");
    assertThat(rested()).isEmpty();
    call("used");
    ended();

    assertThat(rested()).containsExactly(reason("Lazy.uses: 0, then 1"));
  }

  @Test
  void whatTheProgramUsesNowOnlyIsNoGrowth() throws Exception {
    call("cleared");
    assertThat(rested()).isEmpty();
    ended();

    call("used");
    assertThat(rested()).isEmpty();
  }

  /** It was stopped in the middle of its start. */
  @Test
  void aGenerationThatNeverCameToRestIsWhereTheNextBegins() throws Exception {
    call("atomic");
    ended();
    assertThat(rested()).isEmpty();
    ended();

    call("atomic");
    assertThat(rested()).containsExactly(reason("Shop.IDS: 101, then 102"));
  }

  @ParameterizedTest
  @CsvSource({
    "name, Shop.name",
    "title, Shop.TITLES[title]",
    "owner, Shop.JOURNAL.owner",
    "reference, Shop.REFERENCE"
  })
  void aTextThatTheProgramNoLongerHasIsOfAnEarlierGeneration(String method, String field)
      throws Exception {
    code = says("version 1", "this is ", "other");
    give(method, "this is version 1");
    assertThat(rested()).isEmpty();
    ended();

    code = says("version 2", "this is ", "other");
    give(method, "this is version 2");
    assertThat(rested())
        .containsExactly("keeps \"this is version 1\" of an earlier generation in lib." + field);
  }

  @Test
  void aTextThatTheProgramStillHasMayBeOfThisGeneration() throws Exception {
    code = says("version 1");
    give("name", "version 1");
    assertThat(rested()).isEmpty();
    ended();

    code = says("version 2", "version 1");
    assertThat(rested()).isEmpty();
  }

  @Test
  void aTextThatHasAWordOfAnotherIsNotTheProgramsOwn() throws Exception {
    code = says("hello", "hello there");
    give("name", "hello.Main");
    give("title", "hello there 7");
    assertThat(rested()).isEmpty();
    ended();

    code = says("good day", "hello there");
    assertThat(rested()).isEmpty();
  }

  @Test
  void aTextThatWasGivenAfterTheStartIsFoundToo() throws Exception {
    code = says("version 1");
    call("cleared");
    assertThat(rested()).isEmpty();
    give("name", "version 1");
    ended();

    code = says("version 2");
    assertThat(rested()).hasSize(1);
  }

  @Test
  void aTextOfTheLibraryOrOneThatWasReplacedSaysNothing() throws Exception {
    code = says("level of the library", "version 1");
    give("last", "version 1");
    assertThat(rested()).isEmpty();
    ended();

    code = says("version 2");
    give("last", "version 2");
    assertThat(rested()).isEmpty();
  }
}
