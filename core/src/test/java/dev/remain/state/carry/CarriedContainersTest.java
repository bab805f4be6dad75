// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collections, maps, arrays and the like, with something live in them. */
class CarriedContainersTest {

  private static final String NPC =
      "public class Npc implements Comparable<Npc> { public int n; public Npc(int n) { this.n = n; }"
          + " public int compareTo(Npc o) { return n - o.n; }"
          + " public boolean equals(Object o) { return o instanceof Npc p && p.n == n; }"
          + " public int hashCode() { return n; } public String toString() { return \"\" + n; } }";

  private TwoVersions app;

  @BeforeEach
  void open(@TempDir Path directory) {
    app = TwoVersions.in(directory).both("Npc", NPC);
  }

  @Test
  void collectionsAreRebuiltAsTheyWere() {
    String all = "List.of(new Npc(2), new Npc(1))";
    List<String> made =
        List.of(
            "new ArrayList<>(" + all + ")",
            "new LinkedList<>(" + all + ")",
            "new ArrayDeque<>(" + all + ")",
            "new Vector<>(" + all + ")",
            "new CopyOnWriteArrayList<>(" + all + ")",
            "new ConcurrentLinkedQueue<>(" + all + ")",
            "new ConcurrentLinkedDeque<>(" + all + ")",
            "new LinkedBlockingQueue<>(" + all + ")",
            "new ArrayBlockingQueue<>(5, false, " + all + ")",
            "new HashSet<>(" + all + ")",
            "new LinkedHashSet<>(" + all + ")",
            "new TreeSet<>(" + all + ")",
            "new ConcurrentSkipListSet<>(" + all + ")",
            "new PriorityQueue<>(" + all + ")",
            "new CopyOnWriteArraySet<>(" + all + ")",
            "Arrays.asList(new Npc(2), new Npc(1))",
            "Collections.unmodifiableList(new ArrayList<>(" + all + "))",
            "Collections.unmodifiableCollection(" + all + ")",
            "Collections.unmodifiableSortedSet(new TreeSet<>(" + all + "))",
            "Collections.synchronizedList(new ArrayList<>(" + all + "))",
            "Collections.singletonList(new Npc(1))",
            "Collections.singleton(new Npc(1))",
            "Collections.nCopies(2, new Npc(1))",
            all);
    app.make("new Object[] {" + String.join(",", made) + "}")
        .show(
            "Object[]",
            "Arrays.stream(it).map(c -> c.getClass().getSimpleName() + c)"
                + ".collect(java.util.stream.Collectors.joining(\" \"))"
                + " + ((Set<Npc>) it[9]).contains(new Npc(1))"
                + " + ((BlockingQueue<Npc>) it[8]).remainingCapacity()");

    assertThat(app.carried())
        .isEqualTo(
            "ArrayList[2, 1] LinkedList[2, 1] ArrayDeque[2, 1] Vector[2, 1]"
                + " CopyOnWriteArrayList[2, 1] ConcurrentLinkedQueue[2, 1]"
                + " ConcurrentLinkedDeque[2, 1] LinkedBlockingQueue[2, 1] ArrayBlockingQueue[2, 1]"
                + " HashSet[1, 2] LinkedHashSet[2, 1] TreeSet[1, 2] ConcurrentSkipListSet[1, 2]"
                + " PriorityQueue[1, 2] CopyOnWriteArraySet[2, 1] ArrayList[2, 1]"
                + " UnmodifiableRandomAccessList[2, 1] UnmodifiableCollection[2, 1]"
                + " UnmodifiableNavigableSet[1, 2] SynchronizedRandomAccessList[2, 1]"
                + " SingletonList[1] SingletonSet[1] CopiesList[1, 1] List12[2, 1]true3");
    assertThat(app.notes()).isEmpty();
  }

  @Test
  void mapsAreRebuiltAsTheyWere() {
    List<String> made =
        List.of(
            "new HashMap<>(all)",
            "new LinkedHashMap<>(all)",
            "new TreeMap<>(all)",
            "new ConcurrentHashMap<>(all)",
            "new ConcurrentSkipListMap<>(all)",
            "new Hashtable<>(all)",
            "new WeakHashMap<>(all)",
            "new TreeMap<Npc, Npc>(Collections.reverseOrder()) {{}}.comparator()",
            "reversed",
            "Collections.unmodifiableMap(all)",
            "Collections.synchronizedMap(new HashMap<>(all))",
            "Collections.singletonMap(one, one)",
            "Map.of(one, one)",
            "Map.entry(one, one)",
            "new AbstractMap.SimpleEntry<>(one, one)",
            "byAccess");
    app.make(
            "Npc one = new Npc(1), two = new Npc(2); Map<Npc, Npc> all = new LinkedHashMap<>();"
                + " all.put(two, one); all.put(one, two);"
                + " Map<Npc, Npc> reversed = new TreeMap<>(Collections.reverseOrder());"
                + " reversed.putAll(all); Map<Npc, Npc> byAccess = new LinkedHashMap<>(9, 1f, true);"
                + " byAccess.putAll(all); return new Object[] {"
                + String.join(",", made)
                + "};")
        .show(
            "Object[]",
            "Arrays.stream(it).map(c -> c.getClass().getSimpleName() + (c instanceof Comparator"
                + " ? \"\" : c)).collect(java.util.stream.Collectors.joining(\" \"))"
                + " + ((Map<Npc, Npc>) it[15]).get(new Npc(2)) + it[15]"
                + " + ((Map<Npc, Npc>) it[12]).get(new Npc(1))");

    assertThat(app.carried())
        .isEqualTo(
            "HashMap{1=2, 2=1} LinkedHashMap{2=1, 1=2} TreeMap{1=2, 2=1} ConcurrentHashMap{1=2, 2=1}"
                + " ConcurrentSkipListMap{1=2, 2=1} Hashtable{2=1, 1=2} WeakHashMap{2=1, 1=2}"
                + " ReverseComparator TreeMap{2=1, 1=2} UnmodifiableMap{2=1, 1=2}"
                + " SynchronizedMap{1=2, 2=1} SingletonMap{1=1} UnmodifiableMap{1=1}"
                + " KeyValueHolder1=1 SimpleEntry1=1 LinkedHashMap{2=1, 1=2}1{1=2, 2=1}1");
    assertThat(app.notes()).isEmpty();
  }

  @Test
  void identityAndCyclesStay() {
    app.make(
            "Map<Object, Object> m = new IdentityHashMap<>(); Npc a = new Npc(1), b = new Npc(1);"
                + " m.put(a, b); m.put(b, a); List<Object> l = new ArrayList<>(); l.add(l);"
                + " Set<Object> s = Collections.newSetFromMap(new IdentityHashMap<>());"
                + " s.add(a); s.add(b); Set<Object> k = ConcurrentHashMap.newKeySet(); k.add(a);"
                + " return new Object[] {m, a, b, l, s, k, new AtomicReference<>(a), Optional.of(b),"
                + " new Npc[][] {{a}, {b, null}}, new int[] {4}};")
        .show(
            "Object[]",
            "((Map<?, ?>) it[0]).get(it[1]) == it[2] && ((Map<?, ?>) it[0]).get(it[2]) == it[1]"
                + " && ((List<?>) it[3]).get(0) == it[3] && ((Set<?>) it[4]).size() == 2"
                + " && ((Set<?>) it[4]).contains(it[1]) && ((Set<?>) it[5]).contains(it[2])"
                + " && ((AtomicReference<?>) it[6]).get() == it[1]"
                + " && ((Optional<?>) it[7]).get() == it[2] && ((Npc[][]) it[8])[1][0] == it[2]");

    assertThat(app.carried()).isEqualTo("true");
    assertThat(app.notes()).isEmpty();
  }

  @Test
  void whatHoldsNothingLiveStaysTheVeryObject() {
    app.make(
            "new Object[] {new ArrayList<>(List.of(\"a\")), Map.of(\"k\", List.of(1)),"
                + " new StringBuilder(\"b\"), new Object(), new int[] {1}, new String[] {\"s\"},"
                + " new AtomicInteger(3), java.time.Instant.EPOCH, Locale.ROOT, new TreeMap<>()}")
        .show("Object[]", "it.length");
    Object[] made = (Object[]) app.make();

    Object[] copy = (Object[]) app.copy(made);

    assertThat(copy).isSameAs(made);
    assertThat(app.notes()).isEmpty();
  }

  @Test
  void theContainersThatTheConstructorGaveAreFilledSoThatItsViewsAndComparatorsStay() {
    String world =
        "import java.util.*; public class World { final List<Npc> npcs = new ArrayList<>();"
            + " final List<Npc> view = Collections.unmodifiableList(npcs);"
            + " final Map<Npc, String> names = new TreeMap<>((a, b) -> b.n - a.n);"
            + " final Map<Npc, Integer> cache = new LinkedHashMap<>(8, 1f, true) {"
            + " protected boolean removeEldestEntry(Map.Entry<Npc, Integer> e) {"
            + " return size() > 2; } };"
            + " World() { npcs.add(new Npc(0)); }"
            + " void add(int n) { Npc p = new Npc(n); npcs.add(p); names.put(p, \"n\" + n);"
            + " cache.put(p, n); } }";
    app.both("World", world)
        .make("World w = new World(); w.add(1); w.add(2); w.add(3); return w;")
        .after(
            "Use",
            "public class Use { static String of(World w) { w.add(4); return \"\" + w.npcs"
                + " + w.view + w.names + w.cache; } }")
        .show("World", "Use.of(it)");

    assertThat(app.carried())
        .isEqualTo(
            "[0, 1, 2, 3, 4][0, 1, 2, 3, 4]{4=n4, 3=n3, 2=n2, 1=n1, 0=n0}{3=3, 4=4}"
                .replace(", 0=n0", ""));
    assertThat(app.notes()).isEmpty();
  }

  @Test
  void aViewThatCannotBeKeptIsTold() {
    app.both(
            "World",
            "import java.util.*; public class World { final List<Npc> npcs; final List<Npc> view;"
                + " World(List<Npc> npcs) { this.npcs = npcs;"
                + " view = Collections.unmodifiableList(npcs); } }")
        .make("new World(new ArrayList<>(List.of(new Npc(1))))")
        .show("World", "it.view");

    assertThat(app.carried()).isEqualTo("[1]");
    assertThat(app.notes())
        .containsExactly("acme.World: view is a copy of its own now, and no longer a view");
  }

  @Test
  void whatIsOrderedByALambdaNobodyGivesAgainIsDropped() {
    app.make(
            "Set<Npc> s = new TreeSet<>((a, b) -> b.n - a.n); s.add(new Npc(1));"
                + " return new Object[] {s};")
        .show("Object[]", "it[0]");

    assertThat(app.carried()).isEqualTo("null");
    assertThat(app.notes()).containsExactly("acme.App: root without a TreeSet with a lambda in it");
  }

  @Test
  void aComparatorOfALiveClassIsCarried() {
    app.both(
            "Down",
            "public class Down implements java.util.Comparator<Npc> { int sign = -1;"
                + " public int compare(Npc a, Npc b) { return sign * (a.n - b.n); } }")
        .make(
            "Set<Npc> s = new TreeSet<>(new Down()); s.add(new Npc(1)); s.add(new Npc(2));"
                + " return s;")
        .show("Set<Npc>", "it");

    assertThat(app.carried()).isEqualTo("[2, 1]");
  }

  @Test
  void keysThatThrowAreLeftOutAndTold() {
    app.before("Key", "public class Key { int n = 1; }")
        .after(
            "Key",
            "public class Key { int n; public int hashCode() { throw new Error(\"no hash\"); } }")
        .make("new HashSet<>(List.of(new Key()))")
        .show("Set<Key>", "it.size()");

    assertThat(app.carried()).isEqualTo("0");
    assertThat(app.notes())
        .containsExactly("acme.App: root without what threw java.lang.Error: no hash");
  }

  @Test
  void aLiveClassThatIsACollectionKeepsItsContentAndItsFields() {
    app.both("Bag", "public class Bag extends java.util.ArrayList<Npc> { String name = \"\"; }")
        .make("Bag b = new Bag(); b.name = \"x\"; b.add(new Npc(1)); return b;")
        .show("Bag", "it.name + it");

    assertThat(app.carried()).isEqualTo("x[1]");
    assertThat(app.notes()).isEmpty();
  }
}
