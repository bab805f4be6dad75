// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.ContainerKind.Form;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How the wrappers of {@link Collections} are made anew: over a collection of our own, since nobody
 * can see theirs. The immutable sets and maps of the JDK become unmodifiable ones, since they could
 * be filled only once, and too early.
 */
final class Wrappers {

  static final Map<String, Form> FORMS = new HashMap<>();

  private Wrappers() {}

  static {
    for (String name : new String[] {"Collection", "SequencedCollection"}) {
      list("Unmodifiable" + name, Collections::unmodifiableCollection);
      list("Synchronized" + name, Collections::synchronizedCollection);
    }
    for (String name : new String[] {"List", "RandomAccessList"}) {
      list("Unmodifiable" + name, Collections::unmodifiableList);
      list("Synchronized" + name, Collections::synchronizedList);
    }
    for (String name : new String[] {"Set", "SequencedSet"}) {
      set("java.util.Collections$Unmodifiable" + name, Collections::unmodifiableSet);
      set("java.util.Collections$Synchronized" + name, Collections::synchronizedSet);
    }
    for (String name : new String[] {"Map", "SequencedMap"}) {
      map("java.util.Collections$Unmodifiable" + name, Collections::unmodifiableMap);
      map("java.util.Collections$Synchronized" + name, Collections::synchronizedMap);
    }
    set("java.util.ImmutableCollections$SetN", Collections::unmodifiableSet);
    set("java.util.ImmutableCollections$Set12", Collections::unmodifiableSet);
    map("java.util.ImmutableCollections$MapN", Collections::unmodifiableMap);
    map("java.util.ImmutableCollections$Map1", Collections::unmodifiableMap);
    for (String name : new String[] {"SortedSet", "NavigableSet"}) {
      sortedSet("Unmodifiable" + name, Collections::unmodifiableNavigableSet);
      sortedSet("Synchronized" + name, Collections::synchronizedNavigableSet);
    }
    for (String name : new String[] {"SortedMap", "NavigableMap"}) {
      sortedMap("Unmodifiable" + name, Collections::unmodifiableNavigableMap);
      sortedMap("Synchronized" + name, Collections::synchronizedNavigableMap);
    }
  }

  private static void list(String name, Function<List<Object>, Object> wrap) {
    FORMS.put("java.util.Collections$" + name, Form.ordered(over(wrap)));
  }

  private static ContainerKind.Maker over(Function<List<Object>, Object> wrap) {
    return (node, order) -> {
      ArrayList<Object> inner = new ArrayList<>(Containers.size(node));
      node.inner = inner;
      return wrap.apply(inner);
    };
  }

  private static void set(String name, UnaryOperator<Set<Object>> wrap) {
    FORMS.put(
        name,
        Form.hashed(
            (node, order) -> {
              LinkedHashSet<Object> inner = new LinkedHashSet<>();
              node.inner = inner;
              return wrap.apply(inner);
            }));
  }

  private static void map(String name, UnaryOperator<Map<Object, Object>> wrap) {
    FORMS.put(
        name,
        Form.hashed(
            (node, order) -> {
              Map<Object, Object> inner = new LinkedHashMap<>();
              node.inner = inner;
              return wrap.apply(inner);
            }));
  }

  private static void sortedSet(String name, UnaryOperator<NavigableSet<Object>> wrap) {
    FORMS.put(
        "java.util.Collections$" + name,
        Form.sorted(
            Containers::comparator,
            (node, order) -> {
              TreeSet<Object> inner = new TreeSet<>(order);
              node.inner = inner;
              return wrap.apply(inner);
            }));
  }

  private static void sortedMap(String name, UnaryOperator<NavigableMap<Object, Object>> wrap) {
    FORMS.put(
        "java.util.Collections$" + name,
        Form.sorted(
            Containers::comparator,
            (node, order) -> {
              TreeMap<Object, Object> inner = new TreeMap<>(order);
              node.inner = inner;
              return wrap.apply(inner);
            }));
  }
}
