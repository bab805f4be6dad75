// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.compile.javac.ClassOutput;
import dev.remain.compile.learn.LearnedBuild;
import dev.remain.compile.learn.Processors;
import dev.remain.compile.process.ProcessCompiler;
import dev.remain.compile.proof.JavacOptions;
import dev.remain.compile.proof.Module;
import dev.remain.compile.proof.ModuleCompiler;
import dev.remain.compile.proof.Proof;
import dev.remain.compile.proof.ProofMemory;
import dev.remain.compile.proof.ProofText;
import dev.remain.compile.proof.SourceRoots;
import dev.remain.compile.round.ByProduct;
import dev.remain.compile.round.Compiler;
import dev.remain.compile.round.ModuleCode;
import dev.remain.compile.round.Visibility;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Proves all modules, one after the other, a little at a time. Confined to the compile thread. */
final class Proving implements AutoCloseable {

  private final List<Module> modules;
  private final List<ModuleCode> codes = new ArrayList<>();
  private final List<Proof.@Nullable Proven> proven = new ArrayList<>();
  private final Map<Path, ProofMemory> memories;
  private final CompilePlan plan;
  private final ModuleCompiler.@Nullable Factory factory;
  private final List<Path> classpath;
  private final Told told;
  private @Nullable Proof proof;

  private Proving(
      List<Module> modules,
      Map<Path, ProofMemory> memories,
      CompilePlan plan,
      ModuleCompiler.@Nullable Factory factory,
      List<Path> classpath,
      Told told) {
    this.plan = plan;
    this.modules = modules;
    this.memories = memories;
    this.factory = factory;
    this.classpath = classpath;
    this.told = told;
    modules.forEach(module -> codes.add(module.code()));
  }

  /**
   * Reads all there is.
   *
   * @param memories of earlier proofs, by class directory; gets those that are made
   * @throws IOException if a file cannot be read, or went meanwhile
   */
  static Proving read(
      CompilePlan plan,
      Map<Path, ProofMemory> memories,
      ModuleCompiler.@Nullable Factory factory,
      Told told)
      throws IOException {
    List<Module> found = new ArrayList<>();
    for (Path directory : plan.directories()) {
      Module module = Module.read(directory);
      if (!module.roots().isEmpty()) {
        found.add(module);
        memories.computeIfAbsent(directory, ProofMemory::of);
      }
    }
    List<Module> modules = new ArrayList<>();
    for (int place : Visibility.order(found.stream().map(Module::code).toList())) {
      modules.add(found.get(place));
    }
    List<Path> classpath = new ArrayList<>(plan.classpath());
    modules.forEach(module -> classpath.remove(module.directory()));
    return new Proving(modules, new HashMap<>(memories), plan, factory, classpath, told);
  }

  boolean isEmpty() {
    return modules.isEmpty();
  }

  List<Path> sourceRoots() {
    return modules.stream().flatMap(module -> module.roots().roots().stream()).toList();
  }

  /** Proves some more; answers whether there is more to prove. */
  boolean step() {
    int index = proven.size();
    if (index == modules.size()) {
      return false;
    }
    Module module = modules.get(index);
    Proof now = proof;
    if (now == null) {
      now = begin(index, module);
      proof = now;
    }
    if (!now.isDone()) {
      now.step();
      return true;
    }
    proof = null;
    conclude(module, now.result());
    return true;
  }

  private Proof begin(int index, Module module) {
    List<ModuleCode> visible = Visibility.of(codes).of(index, codes);
    LearnedBuild learned = module.learned();
    boolean hasProcessors = learned != null && !Processors.of(learned).isEmpty();
    return new Proof(
        module,
        visible.subList(1, visible.size()),
        memories.get(module.directory()),
        learned == null ? null : options(learned, hasProcessors),
        options -> open(module, options, hasProcessors));
  }

  private static List<String> options(LearnedBuild learned, boolean hasProcessors) {
    List<String> options = new ArrayList<>(learned.options());
    if (!hasProcessors) {
      options.removeIf(option -> option.startsWith("-proc:"));
      options.add("-proc:none");
    } else if (!learned.processorPath().isEmpty()) {
      options.add("-processorpath");
      options.add(
          String.join(
              File.pathSeparator, learned.processorPath().stream().map(Path::toString).toList()));
    }
    return options;
  }

  private Compiler open(Module module, JavacOptions options, boolean hasProcessors) {
    List<Path> seen = new ArrayList<>(classpath);
    LearnedBuild learned = module.learned();
    if (learned != null) {
      seen.clear();
      seen.addAll(learned.classpath());
      modules.forEach(one -> seen.remove(one.directory()));
    }
    return hasProcessors && learned != null
        ? ProcessCompiler.withProcessors(
            plan.own(),
            seen,
            options.arguments(0),
            new ClassOutput(module.directory(), SourceRoots.resources(module.roots().roots())),
            Processors.areIsolating(learned))
        : new ModuleCompiler(Objects.requireNonNull(factory), seen, options, module::major);
  }

  private void conclude(Module module, Proof.Result result) {
    if (result instanceof Proof.Proven yes) {
      proven.add(yes);
      ProofMemory memory = memories.get(module.directory());
      if (memory != null) {
        memory.remember(yes.code(), yes.options(), yes.edits());
      }
      told.say(ProofText.proven(roots(module), yes));
      for (ByProduct file : new TreeSet<>(yes.code().byProducts().left())) {
        if (file.place() == ByProduct.Place.CLASSES) {
          told.once(ProofText.left(file));
        }
      }
    } else if (result instanceof Proof.Off off) {
      proven.add(null);
      told.say("compile on save: off for " + module.display() + ": " + off.reason());
    }
    if (module.others() > 0) {
      told.say(ProofText.others(module));
    }
  }

  private String roots(Module module) {
    List<String> names = new ArrayList<>();
    for (Path root : module.roots().roots()) {
      if (!module.roots().generated().contains(root)) {
        names.add(told.display(root));
      }
    }
    return names.isEmpty() ? told.display(module.roots().roots().get(0)) : String.join(", ", names);
  }

  boolean isAnyProven() {
    return proven.stream().anyMatch(one -> one != null);
  }

  /** Once all are. */
  Codebase complete() {
    Codebase code = new Codebase(modules, proven, memories);
    proven.clear(); // Their compilers are its own now.
    return code;
  }

  @Override
  public void close() {
    for (Proof.@Nullable Proven one : proven) {
      if (one != null) {
        one.compiler().close();
      }
    }
    if (proof != null) {
      proof.close();
    }
  }
}
