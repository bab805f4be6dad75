// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.leak.House;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;

/** One dump of this JVM, in which a library keeps generations in every way there is. */
class HolderSearchTest {

  private static final List<String> NAMES =
      IntStream.rangeClosed(1, 15).mapToObj(number -> "house-generation-" + number).toList();

  private static final House HOUSE = new House();

  private static TemporaryDump dump;
  private static Map<String, Holder> holders;

  @TempDir Path directory;

  @BeforeAll
  static void dumpAndSearch() throws Exception {
    HOUSE.keepEveryone();
    dump = TemporaryDump.write();
    holders =
        HolderSearch.search(dump.file(), NAMES).stream()
            .collect(Collectors.toMap(Holder::loader, Function.identity()));
  }

  @AfterAll
  static void cleanUp() throws Exception {
    HOUSE.evictEveryone();
    Path file = dump.file();
    dump.close();
    assertThat(file.getParent()).doesNotExist();
  }

  private static Holder holderOf(int generation) {
    return holders.get("house-generation-" + generation);
  }

  private static void assertHeld(int generation, String words, String advice) {
    assertThat(holderOf(generation).words()).isEqualTo(words);
    assertThat(holderOf(generation).advice(name -> null)).isEqualTo(advice);
  }

  @Test
  void namesStaticFields() {
    assertHeld(
        1,
        "dev.remain.leak.House.guest > dev.remain.leak.Tenant",
        "clear dev.remain.leak.House.guest in a stop hook");
  }

  /** The JDK numbers proxies, and their packages by loader. */
  @Test
  void namesProxiesByTheirInterfaceAndGivesThemOneNumber() {
    assertHeld(
        13,
        "dev.remain.leak.House.PROXIES > a proxy of dev.remain.leak.Tenant$Face",
        "clear dev.remain.leak.House.PROXIES in a stop hook");
    assertThat(holderOf(14).fingerprint()).isEqualTo(holderOf(13).fingerprint());
  }

  @Test
  void knowsTheJdkByItsLoader() {
    assertThat(holderOf(15).path().get(0)).isEqualTo("java.lang.System.props");
    assertThat(holderOf(15).isJdk()).isTrue();
    assertThat(holderOf(1).isJdk()).isFalse();
  }

  @Test
  void leavesOutTheInsideOfCollections() {
    assertHeld(
        2,
        "dev.remain.leak.House.GUESTS > dev.remain.leak.Tenant",
        "clear dev.remain.leak.House.GUESTS in a stop hook");
    assertHeld(
        3,
        "dev.remain.leak.House.FLOORS > dev.remain.leak.Tenant",
        "clear dev.remain.leak.House.FLOORS in a stop hook");
  }

  @Test
  void tellsEveryStepToThoseWhoAsk() {
    assertThat(holderOf(3).everyStep())
        .endsWith(
            "dev.remain.leak.House.FLOORS",
            "java.util.concurrent.ConcurrentHashMap.table",
            "[]",
            "java.util.concurrent.ConcurrentHashMap$Node.val",
            "java.util.ArrayList.elementData",
            "[]");
  }

  @Test
  void namesRunningThreadsAndWhatTheyRun() {
    assertHeld(
        4,
        "thread \"tenant-4\" (running) > a local variable in dev.remain.leak.Tenant.run"
            + " > dev.remain.leak.Tenant",
        "end the thread in a stop hook");
  }

  @Test
  void namesTheThreadOfThreadLocals() {
    assertHeld(
        5,
        "a thread local of thread \"house-pool-3\" (running) > dev.remain.leak.Tenant",
        "call remove() on the thread local when the work is done");
  }

  @Test
  void namesTimers() {
    assertHeld(
        6,
        "thread \"house-timer-7\" (running) > java.util.TimerThread.queue"
            + " > dev.remain.leak.TenantTask",
        "cancel the timer in a stop hook");
  }

  @Test
  void tellsWhatIsHeldSoftly() {
    assertThat(holderOf(7).kind()).isEqualTo(Holder.Kind.SOFT);
    assertHeld(
        7,
        "dev.remain.leak.House.cached > dev.remain.leak.Tenant (softly: until memory runs short)",
        "");
  }

  @Test
  void findsValuesOfClassesThatTheDumpHides() {
    assertHeld(
        8,
        "a class-value map (of which class, the dump does not say) > dev.remain.leak.Tenant",
        "call remove() on the class value in a stop hook");
  }

  @Test
  void tellsWhatIsGone() {
    assertThat(holderOf(9).kind()).isEqualTo(Holder.Kind.GONE);
  }

  @Test
  void namesContextClassLoaders() {
    assertHeld(
        10,
        "thread \"house-reaper\" (running) > java.lang.Thread.contextClassLoader",
        "give the thread another context class loader, or end it in a stop hook");
  }

  @Test
  void admitsThatTheDumpShowsNothing() {
    assertThat(holderOf(11).kind()).isEqualTo(Holder.Kind.NONE);
    assertHeld(
        11,
        "nothing that a heap dump shows (perhaps by the JVM itself, for a lasting loader that"
            + " asked it for a class)",
        "looked at: stacks, classes and context loaders of all threads; in a heap dump every"
            + " strong and soft reference, and the class-value maps");
  }

  @Test
  void tellsEndedThreadsFromRunningOnes() {
    assertHeld(
        12,
        "dev.remain.leak.House.ghost > thread \"house-guest-12\" (ended)"
            + " > java.lang.Thread.contextClassLoader",
        "let go of the ended thread in a stop hook");
  }

  @Test
  void onlyItsUserCanReadADump() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dump.file())))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(dump.file().getParent())))
        .isEqualTo("rwx------");
  }

  private static SearchProcess process(Duration limit) {
    return new SearchProcess(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        Path.of(System.getProperty("remaintest.classes")),
        limit);
  }

  @Test
  void anotherJvmFindsTheSame() throws Exception {
    List<Holder> answers = process(Duration.ofMinutes(1)).search(dump.file(), NAMES);

    assertThat(answers).containsExactlyElementsOf(NAMES.stream().map(holders::get).toList());
    assertThat(answers)
        .filteredOn(holder -> !holder.equals(holderOf(14)))
        .extracting(Holder::fingerprint)
        .doesNotHaveDuplicates();
    try (var files = Files.list(dump.file().getParent())) {
      assertThat(files).containsExactly(dump.file());
    }
  }

  @Test
  void theOtherJvmHasMemoryForLargeDumps() {
    assertThat(SearchProcess.heapMegabytes(1)).isEqualTo(600);
    assertThat(SearchProcess.heapMegabytes(400L << 20)).isEqualTo(600);
    assertThat(SearchProcess.heapMegabytes(1L << 30)).isEqualTo(1280);
  }

  @Test
  void aSearchThatTakesTooLongIsEnded() {
    assertThatThrownBy(() -> process(Duration.ZERO).search(dump.file(), NAMES))
        .isInstanceOf(IOException.class)
        .hasMessage("searching the heap dump took more than 0 s");
  }

  @Test
  void brokenDumpsAreRefusedWithASentence() throws Exception {
    Path file = Files.copy(dump.file(), directory.resolve("short.hprof"));
    try (RandomAccessFile data = new RandomAccessFile(file.toFile(), "rw")) {
      data.setLength(data.length() / 2);
    }
    assertThatThrownBy(() -> HolderSearch.search(file, NAMES))
        .hasMessage("the heap dump is cut short");

    Path text = Files.writeString(directory.resolve("text.hprof"), "this is text");
    assertThatThrownBy(() -> process(Duration.ofMinutes(1)).search(text, NAMES))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("this is no heap dump");
  }

  /** The oracle is a reader by other people. */
  @Test
  void findsThePathsThatNetBeansFinds() throws Exception {
    HeapDump heap = HeapDump.read(dump.file());
    // it writes next to the dump
    Path copy = Files.copy(dump.file(), directory.resolve("oracle.hprof"));
    Heap oracle = HeapFactory.createHeap(copy.toFile());

    for (int generation : List.of(1, 2, 3, 5, 10, 12)) {
      int loader = find(heap, "house-generation-" + generation);
      PathSearch search = new PathSearch(heap, heap.roots(), false);
      search.run(Set.of(loader));

      assertThat(search.pathTo(loader).steps().stream().map(step -> className(heap, step.from())))
          .as("classes of the objects on the way to generation %d", generation)
          .containsExactlyElementsOf(pathTo(oracle.getInstanceByID(heap.id(loader))));
    }
  }

  private static int find(HeapDump heap, String loader) {
    return IntStream.range(0, heap.size())
        .filter(object -> heap.isInstanceOf(object, "java.lang.ClassLoader"))
        .filter(object -> loader.equals(heap.text(object, "name")))
        .findFirst()
        .orElseThrow();
  }

  private static String className(HeapDump heap, int object) {
    DumpClass type = heap.classOf(object);
    String name = type == null ? "java.lang.Class" : type.name;
    return name.startsWith("[L") ? name.substring(2, name.length() - 1) + "[]" : name;
  }

  private static List<String> pathTo(Instance target) {
    Deque<String> path = new ArrayDeque<>();
    Instance object = target;
    while (!object.isGCRoot()) {
      object = object.getNearestGCRootPointer();
      path.addFirst(object.getJavaClass().getName());
    }
    return List.copyOf(path);
  }
}
