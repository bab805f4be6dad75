// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.ContainerKind.Form;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import org.jspecify.annotations.Nullable;

/** How each collection and map of the JDK is made anew, by the name of its class. */
@SuppressWarnings("JdkObsolete") // What programs use is rebuilt as it was.
final class Containers {

  private static final int FEWEST = 11;

  /** The ones with a public class. */
  static final Map<String, Form> FORMS = new HashMap<>();

  private Containers() {}

  static {
    ordered(ArrayList.class, (node, order) -> new ArrayList<>(size(node)));
    ordered(LinkedList.class, (node, order) -> new LinkedList<>());
    ordered(ArrayDeque.class, (node, order) -> new ArrayDeque<>(size(node)));
    ordered(Vector.class, (node, order) -> new Vector<>(size(node)));
    ordered(Stack.class, (node, order) -> new Stack<>());
    ordered(CopyOnWriteArrayList.class, (node, order) -> new CopyOnWriteArrayList<>());
    ordered(ConcurrentLinkedQueue.class, (node, order) -> new ConcurrentLinkedQueue<>());
    ordered(ConcurrentLinkedDeque.class, (node, order) -> new ConcurrentLinkedDeque<>());
    ordered(LinkedBlockingQueue.class, (node, order) -> new LinkedBlockingQueue<>(room(node)));
    ordered(LinkedBlockingDeque.class, (node, order) -> new LinkedBlockingDeque<>(room(node)));
    ordered(ArrayBlockingQueue.class, (node, order) -> new ArrayBlockingQueue<>(room(node)));
    ordered(LinkedTransferQueue.class, (node, order) -> new LinkedTransferQueue<>());
    hashed(CopyOnWriteArraySet.class, (node, order) -> new CopyOnWriteArraySet<>());
    hashed(HashSet.class, (node, order) -> new HashSet<>(capacity(node)));
    hashed(LinkedHashSet.class, (node, order) -> new LinkedHashSet<>(capacity(node)));
    hashed(HashMap.class, (node, order) -> new HashMap<>(capacity(node)));
    hashed(LinkedHashMap.class, Containers::linked);
    hashed(Hashtable.class, (node, order) -> new Hashtable<>(capacity(node)));
    hashed(ConcurrentHashMap.class, (node, order) -> new ConcurrentHashMap<>(capacity(node)));
    hashed(IdentityHashMap.class, (node, order) -> new IdentityHashMap<>());
    hashed(WeakHashMap.class, (node, order) -> new WeakHashMap<>());
    sorted(TreeSet.class, (node, order) -> new TreeSet<>(order));
    sorted(TreeMap.class, (node, order) -> new TreeMap<>(order));
    sorted(ConcurrentSkipListSet.class, (node, order) -> new ConcurrentSkipListSet<>(order));
    sorted(ConcurrentSkipListMap.class, (node, order) -> new ConcurrentSkipListMap<>(order));
    sorted(PriorityQueue.class, (node, order) -> new PriorityQueue<>(FEWEST, order));
    sorted(
        PriorityBlockingQueue.class, (node, order) -> new PriorityBlockingQueue<>(FEWEST, order));
  }

  private static void ordered(Class<?> type, ContainerKind.Maker maker) {
    FORMS.put(type.getName(), Form.ordered(maker));
  }

  private static void hashed(Class<?> type, ContainerKind.Maker maker) {
    FORMS.put(type.getName(), Form.hashed(maker));
  }

  private static void sorted(Class<?> type, ContainerKind.Maker maker) {
    FORMS.put(type.getName(), Form.sorted(Containers::comparator, maker));
  }

  static @Nullable Comparator<?> comparator(Object old) {
    if (old instanceof SortedMap<?, ?> map) {
      return map.comparator();
    } else if (old instanceof SortedSet<?> set) {
      return set.comparator();
    } else if (old instanceof PriorityQueue<?> queue) {
      return queue.comparator();
    }
    return old instanceof PriorityBlockingQueue<?> queue ? queue.comparator() : null;
  }

  static int size(Node node) {
    return node.old instanceof Map<?, ?> map ? map.size() : ((Collection<?>) node.old).size();
  }

  private static int capacity(Node node) {
    return Math.max(FEWEST, (int) (size(node) / 0.75f) + 1);
  }

  private static int room(Node node) {
    BlockingQueue<?> queue = (BlockingQueue<?>) node.old;
    long room = (long) queue.size() + queue.remainingCapacity();
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, room));
  }

  /** In the order of access, if the old one is: an empty clone of it tells. */
  private static Object linked(Node node, @Nullable Comparator<Object> order) {
    @SuppressWarnings("unchecked") // An empty map is one of anything.
    Map<Object, Object> probe = (Map<Object, Object>) ((LinkedHashMap<?, ?>) node.old).clone();
    probe.clear();
    probe.put("first", "");
    probe.put("second", "");
    probe.get("first");
    boolean byAccess = probe.keySet().iterator().next().equals("second");
    return new LinkedHashMap<>(capacity(node), 0.75f, byAccess);
  }
}
