// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Publication;
import dev.remain.compile.proof.ClassDirectory;
import dev.remain.compile.proof.Module;
import dev.remain.compile.proof.Proof;
import dev.remain.compile.proof.ProofMemory;
import dev.remain.compile.proof.SourceFiles;
import dev.remain.compile.round.Compiler;
import dev.remain.compile.round.Made;
import dev.remain.compile.round.ModuleCode;
import dev.remain.compile.round.Rounds;
import dev.remain.compile.round.Source;
import dev.remain.compile.round.SourceId;
import dev.remain.compile.round.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All modules that are proven: what they were compiled from last, and what was edited since.
 * Confined to the compile thread.
 */
public final class Codebase implements AutoCloseable {

  private final List<Module> modules;
  private final List<Compiler> compilers;
  private final Rounds rounds;
  private final List<Proof.@Nullable Proven> proofs;
  private final Map<Path, ProofMemory> memories;
  private final Map<SourceId, @Nullable Source> pending = new TreeMap<>();

  /** What is compiled only when somebody saves it. */
  private final Map<SourceId, Source> leftOut = new HashMap<>();

  private List<ModuleCode> codes;
  private long version;

  /**
   * @param modules in their order
   * @param proofs one for each; where there is none its classes are seen, and never made
   * @param memories of proofs, by class directory
   */
  Codebase(
      List<Module> modules, List<Proof.@Nullable Proven> proofs, Map<Path, ProofMemory> memories) {
    this.memories = memories;
    this.proofs = new ArrayList<>(proofs);
    this.modules = List.copyOf(modules);
    this.codes = new ArrayList<>();
    this.compilers = new ArrayList<>();
    for (int i = 0; i < modules.size(); i++) {
      Proof.Proven proven = proofs.get(i);
      ModuleCode code = modules.get(i).code();
      codes.add(
          proven == null ? new ModuleCode(Map.of(), code.classes(), Map.of()) : proven.code());
      compilers.add(proven == null ? Unproven.INSTANCE : proven.compiler());
      for (String path : proven == null ? Set.<String>of() : proven.edits()) {
        pending.put(new SourceId(i, path), proven.code().sources().get(path));
      }
      int module = i;
      if (proven != null) {
        proven.leftOut().forEach((path, text) -> leftOut.put(new SourceId(module, path), text));
      }
    }
    this.rounds = new Rounds(compilers, Visibility.of(codes));
  }

  List<Module> modules() {
    return modules;
  }

  List<ModuleCode> codes() {
    return codes;
  }

  Map<SourceId, @Nullable Source> pending() {
    return pending;
  }

  /** Another one after each edit. */
  long version() {
    return version;
  }

  /** Compiles what is pending; nothing is changed by it yet. */
  Rounds.Outcome compile() {
    return rounds.run(codes, new TreeMap<>(pending));
  }

  /** What is to be written for that to be so. */
  List<Output> outputs(Rounds.Done done) {
    List<Output> outputs = new ArrayList<>();
    for (int i = 0; i < modules.size(); i++) {
      outputs.addAll(Output.between(modules.get(i), codes.get(i), done.after().get(i)));
    }
    return outputs;
  }

  /** That is so from now on. */
  void accept(Rounds.Done done) {
    codes = done.after();
    pending.clear();
  }

  /** Remembers, for the next JVM, what is compiled to what. */
  void remember() {
    for (int i = 0; i < modules.size(); i++) {
      Proof.Proven proven = proofs.get(i);
      ProofMemory memory = memories.get(modules.get(i).directory());
      if (proven != null && memory != null) {
        memory.remember(codes.get(i), proven.options(), Set.of());
      }
    }
  }

  /** Which source the file is, or would be; null if it is of no module that is compiled. */
  @Nullable SourceId id(Path file) {
    for (int i = 0; i < modules.size(); i++) {
      if (isCompiled(i)) {
        for (Path root : modules.get(i).roots().roots()) {
          if (file.startsWith(root)) {
            return new SourceId(i, ClassDirectory.path(root, file));
          }
        }
      }
    }
    return null;
  }

  private boolean isCompiled(int module) {
    return compilers.get(module) != Unproven.INSTANCE;
  }

  boolean isWithProcessors(int module) {
    return compilers.get(module).isWhole();
  }

  /** Every source that is there, was there, or is pending. */
  Set<SourceId> everything() throws IOException {
    Set<SourceId> all = new LinkedHashSet<>(pending.keySet());
    for (int i = 0; i < modules.size(); i++) {
      if (isCompiled(i)) {
        for (String path : SourceFiles.list(modules.get(i).roots().roots()).keySet()) {
          all.add(new SourceId(i, path));
        }
        for (String path : codes.get(i).sources().keySet()) {
          all.add(new SourceId(i, path));
        }
      }
    }
    return all;
  }

  /** The source as it is known; null if there is none. */
  @Nullable Source known(SourceId id) {
    if (pending.containsKey(id)) {
      return pending.get(id);
    }
    Source compiled = codes.get(id.module()).sources().get(id.path());
    return compiled == null ? leftOut.get(id) : compiled;
  }

  /** Where it lies now; the place in the first root where it is in none. */
  Path file(SourceId id) {
    List<Path> roots = modules.get(id.module()).roots().roots();
    for (Path root : roots) {
      if (Files.isRegularFile(root.resolve(id.path()))) {
        return root.resolve(id.path());
      }
    }
    return roots.get(0).resolve(id.path());
  }

  /** Says what a source is by now; answers whether that is anything else than was known. */
  boolean edit(SourceId id, @Nullable Source now) {
    if (isSame(known(id), now)) {
      return false;
    }
    version++;
    if (now == null) {
      leftOut.remove(id);
    }
    if (isSame(codes.get(id.module()).sources().get(id.path()), now)) {
      pending.remove(id);
    } else {
      pending.put(id, now);
    }
    return true;
  }

  private static boolean isSame(@Nullable Source one, @Nullable Source other) {
    return Objects.equals(content(one), content(other));
  }

  private static @Nullable Fingerprint content(@Nullable Source source) {
    return source == null ? null : source.content();
  }

  /** Whether a class file, or what is below a directory, is not what it was compiled to. */
  boolean isForeign(Path file) {
    for (int i = 0; i < modules.size(); i++) {
      Path directory = modules.get(i).directory();
      if (file.startsWith(directory)) {
        String name = ClassDirectory.name(directory, file);
        return name.isEmpty()
            ? isAnyGone(i, ClassDirectory.path(directory, file))
            : isForeign(file, codes.get(i).classes().get(name));
      }
    }
    return false;
  }

  /** A class file that is another one than ours, and shows the same; null if it does not. */
  Publication.@Nullable File alike(Path file) {
    for (int i = 0; i < modules.size(); i++) {
      Path directory = modules.get(i).directory();
      Made ours =
          file.startsWith(directory)
              ? codes.get(i).classes().get(ClassDirectory.name(directory, file))
              : null;
      if (ours != null) {
        try {
          byte[] bytes = Files.readAllBytes(file);
          return new Made(ours.name(), bytes).showsTheSameAs(ours)
              ? new Publication.File(
                  directory, ClassDirectory.path(directory, file), Fingerprint.of(bytes))
              : null;
        } catch (IOException | IllegalArgumentException e) {
          return null; // It is being written just now.
        }
      }
    }
    return null;
  }

  private boolean isAnyGone(int module, String below) {
    return codes.get(module).classes().keySet().stream()
        .filter(name -> below.isEmpty() || name.startsWith(below + "/"))
        .anyMatch(
            name -> !Files.exists(ClassDirectory.file(modules.get(module).directory(), name)));
  }

  private static boolean isForeign(Path file, @Nullable Made made) {
    try {
      return made == null
          ? Files.exists(file)
          : !Arrays.equals(Files.readAllBytes(file), made.bytes());
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether every class of a source that is still there is there. */
  boolean isWhole() {
    for (int i = 0; i < modules.size(); i++) {
      ModuleCode code = codes.get(i);
      for (Map.Entry<String, Set<String>> entry : code.outputs().entrySet()) {
        if (Files.exists(file(new SourceId(i, entry.getKey())))) {
          for (String name : entry.getValue()) {
            if (!Files.exists(ClassDirectory.file(modules.get(i).directory(), name))) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  @Override
  public void close() {
    compilers.forEach(Compiler::close);
  }

  /** Of a module that is off. */
  private enum Unproven implements Compiler {
    INSTANCE;

    @Override
    public Result compile(Collection<Source> sources, List<ModuleCode> visible) {
      throw new IllegalStateException(Objects.toString(sources));
    }

    @Override
    public void close() {}
  }
}
