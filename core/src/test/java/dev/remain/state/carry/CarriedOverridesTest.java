// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes of the program that extend containers of the JDK, and override their methods. */
class CarriedOverridesTest {

  private static final String COUNTED =
      "@Override public boolean add(Object o) { calls++; return super.add(o); }"
          + " @Override public boolean addAll(Collection<?> c) { calls++; return super.addAll(c); }"
          + " @Override public void clear() { calls++; super.clear(); }"
          + " @Override public Iterator<Object> iterator() { calls++; return super.iterator(); }"
          + " @Override public int size() { calls++; return super.size(); }"
          + " @Override public Object[] toArray() { calls++; return super.toArray(); } ";

  private static final String OF_QUEUE =
      "@Override public boolean offer(Object o) { calls++; return super.offer(o); } ";

  private static final String OF_DEQUE =
      "@Override public void addLast(Object o) { calls++; super.addLast(o); }"
          + " @Override public boolean offerLast(Object o) { calls++; return super.offerLast(o); } ";

  private static final String OF_MAP =
      "@Override public Object put(Object k, Object v) { calls++; return super.put(k, v + \"!\"); }"
          + " @Override public void putAll(Map<?, ?> m) { calls++; super.putAll(m); }"
          + " @Override public void clear() { calls++; super.clear(); }"
          + " @Override public int size() { calls++; return super.size(); }"
          + " @Override public Set<Map.Entry<Object, Object>> entrySet() { calls++;"
          + " return super.entrySet(); } ";

  private TwoVersions app;

  @BeforeEach
  void open(@TempDir Path directory) {
    app = TwoVersions.in(directory);
  }

  /** What they did was done when the program added to them. */
  @Test
  void overridesOfALiveClassThatIsAContainerAreNotRunAgain() throws Exception {
    List<String> owns = new ArrayList<>();
    for (String type :
        List.of(
            "ArrayList",
            "Vector",
            "Stack",
            "HashSet",
            "LinkedHashSet",
            "TreeSet",
            "CopyOnWriteArrayList",
            "CopyOnWriteArraySet",
            "ConcurrentSkipListSet")) {
      owns.add(own(type, "<Object>", COUNTED));
    }
    for (String type :
        List.of(
            "PriorityQueue",
            "ConcurrentLinkedQueue",
            "LinkedBlockingQueue",
            "LinkedTransferQueue",
            "PriorityBlockingQueue")) {
      owns.add(own(type, "<Object>", COUNTED + OF_QUEUE));
    }
    for (String type :
        List.of("LinkedList", "ArrayDeque", "ConcurrentLinkedDeque", "LinkedBlockingDeque")) {
      owns.add(own(type, "<Object>", COUNTED + OF_QUEUE + OF_DEQUE));
    }
    for (String type :
        List.of(
            "HashMap",
            "Hashtable",
            "IdentityHashMap",
            "WeakHashMap",
            "TreeMap",
            "ConcurrentHashMap",
            "ConcurrentSkipListMap")) {
      owns.add(own(type, "<Object, Object>", OF_MAP));
    }
    owns.add(
        own(
            "LinkedHashMap",
            "<Object, Object>",
            OF_MAP
                + "@Override protected boolean removeEldestEntry(Map.Entry<Object, Object> e) {"
                + " calls++; return super.size() > 2; } "));
    String names =
        String.join(", ", owns.stream().map(own -> "new " + own.split(" ")[3] + "()").toList());
    app.both(
            "All",
            "import java.util.*; import java.util.concurrent.*; public class All { "
                + String.join(" ", owns)
                + " public static Object[] make() { Object[] all = {"
                + names
                + "}; for (Object one : all) { for (String s : new String[] {\"b\", \"a\", \"c\"}) {"
                + " if (one instanceof Map) { ((Map<Object, Object>) one).put(s, s); }"
                + " else { ((Collection<Object>) one).add(s); } } } return all; }"
                + " public static String calls(Object[] all) throws Exception { String text = \"\";"
                + " for (Object one : all) { text += one.getClass().getSimpleName()"
                + " + one.getClass().getField(\"calls\").get(one) + \" \"; } return text; }"
                + " public static String text(Object[] all) { return Arrays.toString(all); } }")
        .make("All.make()");

    Object made = app.make();
    Object before = TwoVersions.call(app.old(), "All", "calls", made);
    Object copy = app.copy(made);

    assertThat(TwoVersions.call(app.next(), "All", "calls", copy)).isEqualTo(before);
    assertThat(TwoVersions.call(app.old(), "All", "calls", made)).isEqualTo(before);
    assertThat(TwoVersions.call(app.next(), "All", "text", copy))
        .isEqualTo(TwoVersions.call(app.old(), "All", "text", made));
    assertThat(before.toString()).doesNotContain("0 ");
    assertThat(app.notes()).isEmpty();
  }

  private static String own(String type, String of, String body) {
    return "public static class Own"
        + type
        + " extends "
        + type
        + of
        + " { public int calls; "
        + body
        + "}";
  }

  @Test
  void aClassBetweenAnotherAndTheJdkIsPassedByToo() {
    app.both(
            "Base",
            "public class Base extends java.util.ArrayList<Object> {"
                + " public boolean add(Object o) { return super.add(o + \"!\"); } }")
        .both(
            "Sub",
            "public class Sub extends Base { public boolean add(Object o) { return super.add(o + \"?\"); } }")
        .make("Sub sub = new Sub(); sub.add(\"a\"); return new Object[] {sub, new Base()};")
        .show("Object[]", "Arrays.toString(it)");

    assertThat(app.carried()).isEqualTo("[[a?!], []]");
  }

  @Test
  void aMapThatForgetsTheEldestHasTheKeysOfTheNewGeneration() {
    app.both("Key", "public record Key(int n) {}")
        .both(
            "Recent",
            "import java.util.*; public class Recent extends LinkedHashMap<Key, Object> {"
                + " final int most; Recent(int most) { super(16, 0.75f, true); this.most = most; }"
                + " protected boolean removeEldestEntry(Map.Entry<Key, Object> e) {"
                + " return size() > most; } }")
        .make(
            "Recent it = new Recent(3); for (int i = 0; i < 5; i++) { it.put(new Key(i), i); }"
                + " it.get(new Key(2)); return it;")
        .show("Recent", "it + \" \" + it.get(new Key(3)) + \" \" + it.most");

    assertThat(app.carried()).isEqualTo("{Key[n=3]=3, Key[n=4]=4, Key[n=2]=2} 3 3");
  }
}
