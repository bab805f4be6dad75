// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import dev.remain.classpath.Fingerprint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compiles edits alone in a module with processors. What processors look at is nobody's to guess,
 * so that it is done only where the former texts, compiled alone, make what is there, where nothing
 * but bodies of methods was edited, and where processors make of that what they made before. The
 * rest is for the module as a whole. Confined to one thread.
 */
final class Alone {

  /** Of more sources than that the module as a whole is as soon compiled. */
  private static final int MOST = 8;

  /** Where the former texts make something else so often, they will again. */
  private static final int MOST_VAIN = 3;

  private static final int MOST_KNOWN = 100;

  /** A type, and a method in it. */
  private static final int DEEP = 2;

  private final int index;
  private final Compiler compiler;
  private final Visibility visibility;
  private final Map<Set<String>, Known> known = new HashMap<>();
  private final Map<Set<String>, Integer> vain = new HashMap<>();

  /** Texts that were compiled alone, and what came of them. */
  private record Known(Map<String, Fingerprint> texts, Compiler.Compiled compiled) {}

  /**
   * @param index of the module
   */
  Alone(int index, Compiler compiler, Visibility visibility) {
    this.index = index;
    this.compiler = compiler;
    this.visibility = visibility;
  }

  /** Something else was compiled: what was found is to be found again. */
  void forget() {
    known.clear();
  }

  /**
   * Compiles these sources if it may.
   *
   * @param all every module as it was compiled last
   * @param now the module with the texts of now
   * @param paths to be compiled
   * @return the module with what was made, or null
   */
  @Nullable ModuleCode compile(List<ModuleCode> all, ModuleCode now, Set<String> paths) {
    ModuleCode before = all.get(index);
    if (paths.size() > MOST
        || !paths.equals(edited(before, now))
        || isVain(paths)
        || !paths.stream().allMatch(path -> isDeep(text(before, path), text(now, path)))) {
      return null;
    }
    Compiler.Compiled former = former(all, paths);
    if (former == null) {
      vain.merge(Set.copyOf(paths), 1, Integer::sum);
      return null;
    }
    Map<String, Made> generated = generated(former);
    ModuleCode others = before.without(paths).withoutClasses(generated.keySet());
    Compiler.Compiled next = compile(all, now, paths, others);
    if (next == null
        || !next.faces().keySet().containsAll(paths)
        || !next.faces().equals(former.faces())
        || !areSame(generated(next), generated)
        || !areSame(next.byProducts(), former.byProducts(), before.byProducts())) {
      return null;
    }
    Map<String, Map<String, Made>> made = new HashMap<>(next.made());
    made.remove(ModuleCode.GENERATED); // They are there.
    if (!showTheSame(before, others, made)) {
      return null;
    }
    know(paths, now, next);
    return now.without(paths).with(made);
  }

  /** Which sources are others; null if any came or went. */
  private static @Nullable Set<String> edited(ModuleCode before, ModuleCode now) {
    if (!before.sources().keySet().equals(now.sources().keySet())) {
      return null;
    }
    Set<String> edited = new TreeSet<>();
    now.sources()
        .forEach(
            (path, source) -> {
              Source old = before.sources().get(path);
              if (old == null || !old.content().equals(source.content())) {
                edited.add(path);
              }
            });
    return edited;
  }

  private static String text(ModuleCode code, String path) {
    return source(code, path).text();
  }

  private static Source source(ModuleCode code, String path) {
    return Objects.requireNonNull(code.sources().get(path));
  }

  /** Whether it is worth a try: where two texts first differ braces are open, as in a body. */
  private static boolean isDeep(String one, String other) {
    int depth = 0;
    for (int i = 0;
        i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i);
        i++) {
      depth += one.charAt(i) == '{' ? 1 : one.charAt(i) == '}' ? -1 : 0;
    }
    return depth >= DEEP;
  }

  private boolean isVain(Set<String> paths) {
    return vain.getOrDefault(paths, 0) >= MOST_VAIN;
  }

  /** What the texts that are there by now make alone, if that is what is there; else null. */
  private Compiler.@Nullable Compiled former(List<ModuleCode> all, Set<String> paths) {
    ModuleCode before = all.get(index);
    Known last = known.get(paths);
    if (last != null && last.texts().equals(texts(before, paths))) {
      return last.compiled();
    }
    ModuleCode others = before.without(paths);
    Compiler.Compiled first = compile(all, before, paths, others);
    if (first == null) {
      return null;
    }
    // A processor may look whether what it makes is there already: in a clean build it is not.
    Map<String, Made> generated = generated(first);
    Compiler.Compiled former =
        generated.isEmpty()
            ? first
            : compile(all, before, paths, others.withoutClasses(generated.keySet()));
    if (former == null
        || !generated(former).keySet().equals(generated.keySet())
        || !before.byProducts().haveAll(former.byProducts())
        || !isThere(before, former, paths)) {
      return null;
    }
    know(paths, before, former);
    return former;
  }

  private void know(Set<String> paths, ModuleCode code, Compiler.Compiled compiled) {
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    known.put(Set.copyOf(paths), new Known(texts(code, paths), compiled));
  }

  private Compiler.@Nullable Compiled compile(
      List<ModuleCode> all, ModuleCode texts, Collection<String> paths, ModuleCode others) {
    List<ModuleCode> seen = new ArrayList<>(all);
    seen.set(index, others);
    List<Source> sources = new ArrayList<>();
    for (String path : paths) {
      sources.add(source(texts, path));
    }
    Compiler.Result result = compiler.compileAlone(sources, visibility.of(index, seen));
    return result instanceof Compiler.Compiled compiled ? compiled : null;
  }

  private static Map<String, Fingerprint> texts(ModuleCode code, Set<String> paths) {
    Map<String, Fingerprint> texts = new HashMap<>();
    paths.forEach(path -> texts.put(path, source(code, path).content()));
    return texts;
  }

  private static Map<String, Made> generated(Compiler.Compiled compiled) {
    return compiled.made().getOrDefault(ModuleCode.GENERATED, Map.of());
  }

  /** Whether every byte of what was made is there, and nothing else of these sources. */
  private static boolean isThere(ModuleCode code, Compiler.Compiled compiled, Set<String> paths) {
    for (String path : paths) {
      Map<String, Made> made = compiled.made().getOrDefault(path, Map.of());
      if (!made.keySet().equals(code.outputsOf(path)) || !areThere(code, made)) {
        return false;
      }
    }
    Map<String, Made> generated = generated(compiled);
    return code.outputsOf(ModuleCode.GENERATED).containsAll(generated.keySet())
        && areThere(code, generated);
  }

  private static boolean areThere(ModuleCode code, Map<String, Made> made) {
    for (Made one : made.values()) {
      Made there = code.classes().get(one.name());
      if (there == null || !there.isSameAs(one)) {
        return false;
      }
    }
    return true;
  }

  private static boolean areSame(Map<String, Made> one, Map<String, Made> other) {
    return one.keySet().equals(other.keySet())
        && one.values().stream()
            .allMatch(made -> made.isSameAs(Objects.requireNonNull(other.get(made.name()))));
  }

  private static boolean areSame(
      Map<ByProduct, Content> one, Map<ByProduct, Content> other, ByProducts known) {
    return one.keySet().equals(other.keySet()) && known.haveAll(one);
  }

  /** Whether nothing is another thing to users, and nothing is made twice. */
  private static boolean showTheSame(
      ModuleCode before, ModuleCode others, Map<String, Map<String, Made>> made) {
    for (Map<String, Made> ofSource : made.values()) {
      for (Made one : ofSource.values()) {
        Made old = before.classes().get(one.name());
        boolean isAnother = old != null && !old.showsTheSameAs(one);
        if (isAnother || others.classes().containsKey(one.name())) {
          return false;
        }
      }
    }
    return true;
  }
}
