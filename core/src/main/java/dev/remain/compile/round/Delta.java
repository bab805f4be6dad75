// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is another thing to users of classes after a round than before.
 *
 * @param changed classes that show something else, came or went
 * @param names by which a source may mean any of it
 * @param rehung classes with other super types
 * @param hidden names of private fields that came or went, by class: they may hide inherited ones
 */
record Delta(
    Set<String> changed, Set<String> names, Set<String> rehung, Map<String, Set<String>> hidden) {

  boolean isEmpty() {
    return changed.isEmpty() && hidden.isEmpty();
  }

  /** Between two states of all modules. */
  static Delta between(List<ModuleCode> before, List<ModuleCode> after) {
    Delta delta = new Delta(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new HashMap<>());
    for (int i = 0; i < before.size(); i++) {
      delta.add(before.get(i).classes(), after.get(i).classes());
    }
    return delta;
  }

  @SuppressWarnings("ReferenceEquality") // that very class is the same class
  private void add(Map<String, Made> before, Map<String, Made> after) {
    Set<String> all = new HashSet<>(before.keySet());
    all.addAll(after.keySet());
    for (String name : all) {
      Made old = before.get(name);
      Made now = after.get(name);
      if (old != now && (old == null || now == null || !old.isSameAs(now))) {
        add(name, old == null ? null : old.facts(), now == null ? null : now.facts());
      }
    }
  }

  private void add(String name, @Nullable ClassFacts old, @Nullable ClassFacts now) {
    if (old == null || now == null || !old.abi().equals(now.abi())) {
      changed.add(name);
      names.addAll(ClassFacts.simpleNames(name));
    }
    Map<String, String> constantsBefore = old == null ? Map.of() : old.constants();
    Map<String, String> constantsNow = now == null ? Map.of() : now.constants();
    Stream.concat(constantsBefore.keySet().stream(), constantsNow.keySet().stream())
        .filter(field -> !Objects.equals(constantsBefore.get(field), constantsNow.get(field)))
        .forEach(names::add);
    if (old != null && now != null) {
      if (old.hasOtherSuperTypes(now)) {
        rehung.add(name);
      }
      if (!old.hidden().equals(now.hidden())) {
        Set<String> others = new TreeSet<>(old.hidden());
        others.addAll(now.hidden());
        others.removeIf(field -> old.hidden().contains(field) && now.hidden().contains(field));
        hidden.put(name, others);
      }
    }
  }
}
