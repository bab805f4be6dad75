// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which sources have to be compiled again after a round: those that refer to what is another by
 * constants, descriptors, signatures or hierarchy, and those that mention it by name, as constants
 * and unused imports leave no trace in a class. Confined to one thread.
 */
final class Affected {

  private final List<ModuleCode> before;
  private final List<ModuleCode> after;
  private final Delta delta;

  Affected(List<ModuleCode> before, List<ModuleCode> after, Delta delta) {
    this.before = before;
    this.after = after;
    this.delta = delta;
  }

  /** All of them, but for those that were just compiled. */
  Set<SourceId> find(Set<SourceId> compiled) {
    Set<SourceId> found = new HashSet<>();
    if (delta.isEmpty()) {
      return found;
    }
    Set<String> touched = touched();
    List<Hiding> hiding = hiding();
    for (int i = 0; i < after.size(); i++) {
      ModuleCode module = after.get(i);
      for (Source source : module.sources().values()) {
        SourceId id = new SourceId(i, source.path());
        if (!compiled.contains(id)
            && (source.identifiers().mayMention(delta.names())
                || isAffected(module, source, touched, hiding))) {
          found.add(id);
        }
      }
    }
    return found;
  }

  private static boolean isAffected(
      ModuleCode module, Source source, Set<String> touched, List<Hiding> hiding) {
    for (String name : module.outputsOf(source.path())) {
      Made made = module.classes().get(name);
      if (made != null && (touched.contains(name) || made.facts().refersToAny(touched))) {
        return true;
      }
      for (Hiding one : hiding) {
        if (made != null
            && made.facts().refersToAny(one.types())
            && source.identifiers().mayMention(one.names())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Types in which private fields may hide inherited ones. */
  private record Hiding(Set<String> types, Set<String> names) {}

  private List<Hiding> hiding() {
    List<Hiding> all = new ArrayList<>();
    delta
        .hidden()
        .forEach(
            (name, fields) -> {
              Set<String> types = new HashSet<>(Set.of(name));
              addSubtypes(types);
              all.add(new Hiding(types, fields));
            });
    return all;
  }

  /** What is another thing by itself, by its hierarchy, or by a type that it shows. */
  private Set<String> touched() {
    Set<String> touched = new HashSet<>(delta.changed());
    if (!delta.rehung().isEmpty()) {
      Set<String> kin = new HashSet<>(delta.rehung());
      addSubtypes(kin);
      touched.addAll(kin);
      addAll(touched, facts -> facts.showsAny(kin));
    }
    addSubtypes(touched);
    return touched;
  }

  private void addSubtypes(Set<String> types) {
    boolean isMore = !types.isEmpty();
    while (isMore) {
      isMore = addAll(types, facts -> facts.isSubtypeOfAny(types));
    }
  }

  private boolean addAll(Set<String> to, Predicate<ClassFacts> wanted) {
    boolean isAny = false;
    for (List<ModuleCode> state : List.of(before, after)) {
      for (ModuleCode module : state) {
        for (Map.Entry<String, Made> entry : module.classes().entrySet()) {
          if (!to.contains(entry.getKey()) && wanted.test(entry.getValue().facts())) {
            isAny |= to.add(entry.getKey());
          }
        }
      }
    }
    return isAny;
  }
}
