// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which modules see which: those that come before, and, where builds refer to each other in a
 * circle, those that are referred to. Immutable.
 */
public final class Visibility {

  private final List<Set<Integer>> seen;

  private Visibility(List<Set<Integer>> seen) {
    this.seen = seen;
  }

  /** Each sees those before it. */
  public static Visibility inOrder(int modules) {
    List<Set<Integer>> seen = new ArrayList<>();
    for (int i = 0; i < modules; i++) {
      Set<Integer> before = new TreeSet<>();
      for (int j = 0; j < i; j++) {
        before.add(j);
      }
      seen.add(before);
    }
    return new Visibility(seen);
  }

  /** The same for modules that are in order already, as far as there is one. */
  public static Visibility of(List<ModuleCode> modules) {
    Visibility visibility = inOrder(modules.size());
    List<Set<Integer>> references = references(modules);
    for (int i = 0; i < modules.size(); i++) {
      visibility.seen.get(i).addAll(references.get(i));
    }
    return visibility;
  }

  /** What code of that module sees, its own first. */
  public List<ModuleCode> of(int module, List<ModuleCode> all) {
    List<ModuleCode> visible = new ArrayList<>(List.of(all.get(module)));
    seen.get(module).forEach(other -> visible.add(all.get(other)));
    return visible;
  }

  /**
   * The order in which modules are to be compiled: each after all that it refers to.
   *
   * @return their places in the list that was given
   */
  public static List<Integer> order(List<ModuleCode> modules) {
    List<Set<Integer>> references = references(modules);
    List<Integer> order = new ArrayList<>();
    Set<Integer> visited = new TreeSet<>();
    for (int i = modules.size() - 1; i >= 0; i--) { // A class path has users first, as a rule.
      visit(i, references, visited, order);
    }
    return order;
  }

  private static void visit(
      int module, List<Set<Integer>> references, Set<Integer> visited, List<Integer> order) {
    if (visited.add(module)) {
      references.get(module).forEach(other -> visit(other, references, visited, order));
      order.add(module);
    }
  }

  private static List<Set<Integer>> references(List<ModuleCode> modules) {
    Map<String, Integer> owners = new TreeMap<>();
    for (int i = 0; i < modules.size(); i++) {
      for (String name : modules.get(i).classes().keySet()) {
        owners.putIfAbsent(name, i);
      }
    }
    List<Set<Integer>> references = new ArrayList<>();
    for (int i = 0; i < modules.size(); i++) {
      Set<Integer> others = new TreeSet<>();
      for (Made made : modules.get(i).classes().values()) {
        for (String name : made.facts().references()) {
          others.add(owners.getOrDefault(name, i));
        }
      }
      others.remove(i);
      references.add(others);
    }
    return references;
  }
}
