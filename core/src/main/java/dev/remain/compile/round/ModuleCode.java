// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sources and classes of one module. Immutable.
 *
 * @param sources by path
 * @param classes by name, those that no source is known for included
 * @param outputs names of the classes that each source was compiled to, by its path
 * @param byProducts what processors wrote beside the classes
 */
public record ModuleCode(
    Map<String, Source> sources,
    Map<String, Made> classes,
    Map<String, Set<String>> outputs,
    ByProducts byProducts) {

  /** In place of the path of sources that are made while others are compiled. */
  public static final String GENERATED = "";

  public ModuleCode {
    sources = Map.copyOf(sources);
    classes = Map.copyOf(classes);
    outputs = Map.copyOf(outputs);
  }

  /** Without by-products. */
  public ModuleCode(
      Map<String, Source> sources, Map<String, Made> classes, Map<String, Set<String>> outputs) {
    this(sources, classes, outputs, ByProducts.NONE);
  }

  /** With other by-products. */
  public ModuleCode with(ByProducts others) {
    return new ModuleCode(sources, classes, outputs, others);
  }

  public Set<String> outputsOf(String path) {
    return outputs.getOrDefault(path, Set.of());
  }

  /** Which source has made the class; null if none is known to have. */
  @Nullable String sourceOf(String className) {
    for (Map.Entry<String, Set<String>> entry : outputs.entrySet()) {
      if (entry.getValue().contains(className)) {
        return entry.getKey();
      }
    }
    return null;
  }

  /** With that source in place of what was there; with none if it is null. */
  ModuleCode with(String path, @Nullable Source source) {
    Map<String, Source> next = new HashMap<>(sources);
    if (source == null) {
      next.remove(path);
    } else {
      next.put(path, source);
    }
    return new ModuleCode(next, classes, outputs, byProducts);
  }

  /** Without what these sources were compiled to. */
  public ModuleCode without(Collection<String> paths) {
    Map<String, Made> left = new HashMap<>(classes);
    Map<String, Set<String>> others = new HashMap<>(outputs);
    for (String path : paths) {
      left.keySet().removeAll(outputsOf(path));
      others.remove(path);
    }
    return new ModuleCode(sources, left, others, byProducts);
  }

  /** Without these classes, which nobody is said to have made any more. */
  ModuleCode withoutClasses(Set<String> names) {
    Map<String, Made> left = new HashMap<>(classes);
    left.keySet().removeAll(names);
    return new ModuleCode(sources, left, outputs, byProducts);
  }

  /** With what sources were compiled to, by their paths. */
  ModuleCode with(Map<String, Map<String, Made>> made) {
    Map<String, Made> all = new HashMap<>(classes);
    Map<String, Set<String>> others = new HashMap<>(outputs);
    made.forEach(
        (path, classesOfIt) -> {
          all.putAll(classesOfIt);
          others.put(path, Set.copyOf(classesOfIt.keySet()));
        });
    return new ModuleCode(sources, all, others, byProducts);
  }
}
