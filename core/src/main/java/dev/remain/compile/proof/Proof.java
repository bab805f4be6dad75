// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.proof;

import dev.remain.compile.round.ByProduct;
import dev.remain.compile.round.Compiler;
import dev.remain.compile.round.Content;
import dev.remain.compile.round.Made;
import dev.remain.compile.round.ModuleCode;
import dev.remain.compile.round.Source;
import dev.remain.compile.round.SourceError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the sources of a module in memory, some at a time, and holds what comes of it against
 * what the build made. Sources that are newer than their classes may differ: they are edits.
 * Confined to one thread.
 */
public final class Proof {

  /** So many sources, or characters of them, at a time. */
  private static final int SOURCES = 40;

  private static final int CHARACTERS = 200_000;

  private final Module module;
  private final List<ModuleCode> visible;
  private final @Nullable ProofMemory memory;
  private final Opener opener;
  private final List<JavacOptions> untried = new ArrayList<>();
  private final Map<String, Set<String>> outputs = new HashMap<>();
  private final Set<String> edits = new TreeSet<>();
  private final Set<String> foreign = new TreeSet<>();
  private Map<ByProduct, Content> byProducts = Map.of();
  private List<String> left = List.of();
  private JavacOptions options;
  private Compiler compiler;
  private int identical;
  private int equivalent;
  private @Nullable String refusal;

  /** Opens the compiler of the module with these options. */
  public interface Opener {
    Compiler open(JavacOptions options);
  }

  /**
   * @param visible what the module sees besides itself
   * @param memory of what was proven before, or null
   * @param learned options that the build was seen to use, or null
   */
  public Proof(
      Module module,
      List<ModuleCode> visible,
      @Nullable ProofMemory memory,
      @Nullable List<String> learned,
      Opener opener) {
    this.memory = memory;
    this.module = module;
    this.visible = visible;
    this.opener = opener;
    this.options =
        learned == null
            ? Inference.of(module.code().classes().values())
            : JavacOptions.learned(learned);
    this.untried.addAll(options.others());
    this.compiler = opener.open(options);
    begin();
  }

  private void begin() {
    outputs.clear();
    edits.clear();
    foreign.clear();
    identical = 0;
    equivalent = 0;
    left = new ArrayList<>(new TreeSet<>(module.code().sources().keySet()));
    if (memory != null && !compiler.isWhole()) {
      memory
          .proven(module.code(), options)
          .forEach(
              (path, names) -> {
                outputs.put(path, names);
                identical += names.size();
                left.remove(path);
              });
    }
  }

  /** Lets go of the compiler. */
  public void close() {
    compiler.close();
  }

  public boolean isDone() {
    return refusal != null || left.isEmpty();
  }

  /** Compiles and compares some more. */
  public void step() {
    List<String> paths = left.subList(0, next());
    Set<String> part = new TreeSet<>(paths);
    paths.clear();
    Compiler.Result result = compile(compiler, part);
    if (result instanceof Compiler.Refused refused) {
      Set<String> newer = newer(refused.errors());
      if (newer.isEmpty()) {
        refuse(part, refused.errors());
        return;
      }
      edits.addAll(newer);
      part.removeAll(newer);
      left.addAll(0, part);
      return;
    }
    Compiler.Compiled compiled = (Compiler.Compiled) result;
    List<String> compared = new ArrayList<>(part);
    if (compiler.isWhole()) {
      compared.add(ModuleCode.GENERATED); // Last: it may differ where sources do.
      byProducts = compiled.byProducts();
    }
    for (String path : compared) {
      String difference = compare(path, compiled.made().getOrDefault(path, Map.of()));
      boolean mayDiffer = path.equals(ModuleCode.GENERATED) && !edits.isEmpty();
      if (difference == null || mayDiffer) {
        continue;
      }
      if (module.isNewer(path)) {
        edits.add(path);
      } else if (module.code().outputsOf(path).isEmpty()) {
        foreign.add(path); // The build leaves it out.
      } else if (!tryOthers(Set.of(path))) {
        refusal = difference;
        return;
      } else {
        return; // All over again, with other options.
      }
    }
  }

  private int next() {
    if (compiler.isWhole()) {
      return left.size();
    }
    int characters = 0;
    int count = 0;
    while (count < left.size() && count < SOURCES && characters < CHARACTERS) {
      characters += text(left.get(count)).length();
      count++;
    }
    return count;
  }

  private String text(String path) {
    Source source = module.code().sources().get(path);
    return source == null ? "" : source.text();
  }

  private Compiler.Result compile(Compiler with, Set<String> paths) {
    List<Source> sources = new ArrayList<>();
    for (String path : paths) {
      Source source = module.code().sources().get(path);
      if (source != null) {
        sources.add(source);
      }
    }
    if (sources.isEmpty()) {
      return new Compiler.Compiled(Map.of());
    }
    Set<String> hidden = new HashSet<>(paths);
    if (with.isWhole()) {
      hidden.add(ModuleCode.GENERATED);
    }
    List<ModuleCode> all = new ArrayList<>(List.of(module.code().without(hidden)));
    all.addAll(visible);
    return with.compile(sources, all);
  }

  /** The sources that have these errors, and may have them. */
  private Set<String> newer(List<SourceError> errors) {
    Set<String> newer = new HashSet<>();
    for (SourceError error : errors) {
      Source source = error.source();
      if (source != null
          && (module.isNewer(source.path()) || module.code().outputsOf(source.path()).isEmpty())) {
        newer.add(source.path());
      }
    }
    return newer;
  }

  private void refuse(Set<String> part, List<SourceError> errors) {
    if (!tryOthers(part)) {
      SourceError first = errors.get(0);
      Source source = first.source();
      refusal =
          (source == null ? "" : source.file().getFileName() + ":" + first.line() + ": ")
              + ProofText.line(first.message())
              + (module.learned() == null ? ProofText.LEARN : "");
    }
  }

  /** Whether other options make what the build made; begins again with them. */
  private boolean tryOthers(Set<String> paths) {
    while (!untried.isEmpty()) {
      JavacOptions next = untried.remove(0);
      Compiler other = opener.open(next);
      if (compile(other, paths) instanceof Compiler.Compiled compiled
          && paths.stream().allMatch(path -> isAsBuilt(path, compiled))) {
        compiler.close();
        compiler = other;
        options = next;
        begin();
        return true;
      }
      other.close();
    }
    return false;
  }

  private boolean isAsBuilt(String path, Compiler.Compiled compiled) {
    return compare(path, compiled.made().getOrDefault(path, Map.of())) == null;
  }

  /** Counts what is as it was built; answers why something is not, or null. */
  private @Nullable String compare(String path, Map<String, Made> made) {
    Map<String, Made> built = new TreeMap<>();
    for (String name : module.code().outputsOf(path)) {
      Made one = module.code().classes().get(name);
      if (one != null) {
        built.put(name, one);
      }
    }
    int same = 0;
    int alike = 0;
    for (Made ours : made.values()) {
      Made theirs = built.remove(ours.name());
      if (theirs == null && path.equals(ModuleCode.GENERATED)) {
        theirs = module.code().classes().get(ours.name()); // A class of no source.
      }
      Likeness likeness = theirs == null ? Likeness.DIFFERENT : Likeness.of(ours, theirs);
      if (likeness == Likeness.DIFFERENT) {
        return ProofText.difference(path, ours, theirs);
      }
      same += likeness == Likeness.IDENTICAL ? 1 : 0;
      alike += likeness == Likeness.EQUIVALENT ? 1 : 0;
    }
    if (path.equals(ModuleCode.GENERATED)) {
      built.values().removeIf(one -> one.facts().source() == null); // Perhaps a later step's.
    }
    if (!built.isEmpty() && !path.endsWith("package-info.java")) {
      return ProofText.leftOver(path, built.keySet().iterator().next());
    }
    identical += same;
    equivalent += alike;
    outputs.put(path, Set.copyOf(made.keySet()));
    return null;
  }

  /** What came of it. */
  public sealed interface Result {}

  /**
   * It compiles as the build does.
   *
   * @param code without the sources that the build leaves out
   * @param edits paths of sources that are newer than their classes, and differ
   * @param leftOut sources that have no class: the build leaves them out, or somebody deleted it
   */
  public record Proven(
      ModuleCode code,
      JavacOptions options,
      Compiler compiler,
      int identical,
      int equivalent,
      Set<String> edits,
      Map<String, Source> leftOut)
      implements Result {}

  /** It does not, or cannot be known to. */
  public record Off(String reason) implements Result {}

  /** Whether an earlier build was made with these options, which is proof enough. */
  private boolean isKnown() {
    return memory != null && memory.knows(options);
  }

  /** Once it is done. */
  public Result result() {
    if (refusal != null) {
      compiler.close();
      return new Off(refusal);
    }
    if (identical + equivalent == 0 && !edits.isEmpty() && !isKnown()) {
      compiler.close();
      return new Off(ProofText.ALL_NEWER);
    }
    Map<String, Source> sources = new HashMap<>(module.code().sources());
    Map<String, Source> leftOut = new HashMap<>(sources);
    sources.keySet().removeAll(foreign);
    leftOut.keySet().retainAll(foreign);
    Map<String, Set<String>> all = new HashMap<>(module.code().outputs());
    all.putAll(outputs);
    all.keySet().removeIf(path -> !path.isEmpty() && !sources.containsKey(path));
    return new Proven(
        new ModuleCode(
            sources, module.code().classes(), all, module.byProducts(byProducts, !edits.isEmpty())),
        options,
        compiler,
        identical,
        equivalent,
        Set.copyOf(edits),
        leftOut);
  }
}
