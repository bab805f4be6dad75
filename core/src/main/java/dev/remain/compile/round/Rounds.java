// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compiles edits, and in rounds what they affect, until nothing shows anything else to anybody.
 * Modules come in their order, each after those that it refers to. Confined to one thread.
 */
public final class Rounds {

  /** After so many everything that is left is compiled at once. */
  private static final int MOST = 12;

  private final List<Compiler> compilers;
  private final Visibility visibility;
  private final Map<Integer, Alone> alone = new HashMap<>();

  /**
   * @param compilers one for each module
   */
  public Rounds(List<Compiler> compilers, Visibility visibility) {
    this.compilers = List.copyOf(compilers);
    this.visibility = visibility;
  }

  /** What became of edits. */
  public sealed interface Outcome {}

  /**
   * All compiles.
   *
   * @param after every module as it is by then
   * @param compiled which sources were
   */
  public record Done(List<ModuleCode> after, Set<SourceId> compiled) implements Outcome {}

  /**
   * Nothing is to be changed.
   *
   * @param module of the errors
   */
  public record Failed(int module, List<SourceError> errors) implements Outcome {}

  /**
   * Compiles all that these edits call for.
   *
   * @param before every module as it was compiled last
   * @param edits what differs from that by now; null for a source that is gone
   */
  public Outcome run(List<ModuleCode> before, Map<SourceId, @Nullable Source> edits) {
    List<ModuleCode> now = new ArrayList<>(before);
    List<ModuleCode> last = before;
    Set<SourceId> todo = new TreeSet<>();
    Set<Integer> gone = new TreeSet<>();
    edits.forEach(
        (id, source) -> {
          ModuleCode module = now.get(id.module()).with(id.path(), source);
          now.set(id.module(), source == null ? module.without(List.of(id.path())) : module);
          if (source != null) {
            todo.add(id);
          } else if (compilers.get(id.module()).isWhole()) {
            gone.add(id.module());
          }
        });
    gone.forEach(module -> todo.addAll(withoutSource(now, module)));
    Set<SourceId> all = new TreeSet<>();
    for (int round = 0; ; round++) {
      Set<SourceId> ofRound = firstModule(todo);
      if (ofRound.isEmpty() && round > 0) {
        return new Done(now, all);
      }
      Failed failed = ofRound.isEmpty() ? null : compile(before, now, ofRound);
      if (failed != null) {
        return failed;
      }
      all.addAll(ofRound);
      todo.removeAll(ofRound);
      if (round < MOST) {
        Delta delta = Delta.between(last, now);
        todo.addAll(new Affected(last, now, delta).find(ofRound));
      } else if (round == MOST) {
        todo.addAll(everything(now));
      }
      last = List.copyOf(now);
    }
  }

  /**
   * What processors made of a source that is gone only the others tell, as it does not come of
   * them.
   *
   * @return all that are left of the module
   */
  private static Set<SourceId> withoutSource(List<ModuleCode> now, int index) {
    ModuleCode module = now.get(index);
    if (module.sources().isEmpty()) {
      now.set(index, module.without(Set.of(ModuleCode.GENERATED)).with(ByProducts.NONE));
    }
    return sources(index, module);
  }

  private static Set<SourceId> sources(int index, ModuleCode module) {
    Set<SourceId> all = new TreeSet<>();
    module.sources().keySet().forEach(path -> all.add(new SourceId(index, path)));
    return all;
  }

  private static Set<SourceId> firstModule(Set<SourceId> todo) {
    Set<SourceId> first = new TreeSet<>();
    for (SourceId id : todo) {
      if (first.isEmpty() || first.iterator().next().module() == id.module()) {
        first.add(id);
      }
    }
    return first;
  }

  private static Set<SourceId> everything(List<ModuleCode> modules) {
    Set<SourceId> all = new TreeSet<>();
    for (int i = 0; i < modules.size(); i++) {
      all.addAll(sources(i, modules.get(i)));
    }
    return all;
  }

  /**
   * Compiles sources of one module, and those of others that have made a class of the same name.
   *
   * @param before every module as it was compiled last
   * @param now gets what was made
   * @param ids gets what was added to them
   * @return why nothing was made, or null
   */
  private @Nullable Failed compile(
      List<ModuleCode> before, List<ModuleCode> now, Set<SourceId> ids) {
    int index = ids.iterator().next().module();
    ModuleCode module = now.get(index);
    boolean isWhole = compilers.get(index).isWhole();
    if (isWhole) {
      ModuleCode done = compileAlone(index, before, now, ids);
      if (done != null) {
        now.set(index, done);
        return null;
      }
      ids.addAll(sources(index, module));
    }
    alone.values().forEach(Alone::forget);
    while (true) {
      Set<String> paths = new TreeSet<>();
      ids.forEach(id -> paths.add(id.path()));
      List<Source> sources = new ArrayList<>();
      for (String path : paths) {
        sources.add(Objects.requireNonNull(module.sources().get(path)));
      }
      if (isWhole) {
        paths.add(ModuleCode.GENERATED);
      }
      ModuleCode others = module.without(paths);
      now.set(index, others);
      Compiler.Result result = compilers.get(index).compile(sources, visibility.of(index, now));
      if (result instanceof Compiler.Refused refused) {
        Set<String> stale = isWhole ? Set.of() : Staleness.beside(before.get(index), module, paths);
        if (stale.isEmpty()) {
          return new Failed(index, refused.errors());
        }
        stale.forEach(path -> ids.add(new SourceId(index, path)));
        continue;
      }
      Compiler.Compiled compiled = (Compiler.Compiled) result;
      if (!addRivals(index, others, compiled.made(), ids)) {
        ModuleCode next = others.with(compiled.made());
        now.set(
            index,
            isWhole
                ? next.with(
                    module
                        .byProducts()
                        .next(compiled.byProducts(), module.classes(), next.classes()))
                : next);
        return null;
      }
    }
  }

  /** Edits of one module that is else compiled as a whole; null if it is to be. */
  private @Nullable ModuleCode compileAlone(
      int index, List<ModuleCode> before, List<ModuleCode> now, Set<SourceId> ids) {
    Compiler compiler = compilers.get(index);
    for (int i = 0; i < now.size(); i++) {
      if (i != index && !now.get(i).equals(before.get(i))) {
        return null; // What it sees is another.
      }
    }
    if (!compiler.isIsolating()) {
      return null;
    }
    Set<String> paths = new TreeSet<>();
    ids.forEach(id -> paths.add(id.path()));
    return alone
        .computeIfAbsent(index, key -> new Alone(index, compiler, visibility))
        .compile(before, now.get(index), paths);
  }

  /**
   * A class that another source has made already would be there twice: the compiler is to say so.
   */
  private static boolean addRivals(
      int module, ModuleCode others, Map<String, Map<String, Made>> made, Set<SourceId> ids) {
    boolean isAny = false;
    for (Map<String, Made> ofSource : made.values()) {
      for (String name : ofSource.keySet()) {
        String rival = others.classes().containsKey(name) ? others.sourceOf(name) : null;
        if (rival != null && others.sources().containsKey(rival)) {
          isAny |= ids.add(new SourceId(module, rival));
        }
      }
    }
    return isAny;
  }
}
