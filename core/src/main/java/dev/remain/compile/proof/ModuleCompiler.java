// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.proof;

import dev.remain.compile.round.Compiler;
import dev.remain.compile.round.Made;
import dev.remain.compile.round.ModuleCode;
import dev.remain.compile.round.Source;
import dev.remain.compile.round.SourceError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * The compiler of one module, of which each source has its own release: where a directory has
 * classes of several, sources are compiled for each of them, and the classes of theirs are taken.
 * Confined to one thread.
 */
public final class ModuleCompiler implements Compiler {

  /** Opens compilers. */
  public interface Factory {
    Compiler open(List<Path> classpath, List<String> options);
  }

  private final Factory factory;
  private final List<Path> classpath;
  private final JavacOptions options;
  private final ToIntFunction<String> majors;
  private final Map<Integer, Compiler> compilers = new HashMap<>();

  /**
   * @param majors the version of class files that the source of that path is compiled to
   */
  public ModuleCompiler(
      Factory factory, List<Path> classpath, JavacOptions options, ToIntFunction<String> majors) {
    this.factory = factory;
    this.classpath = classpath;
    this.options = options;
    this.majors = majors;
  }

  @Override
  public Result compile(Collection<Source> sources, List<ModuleCode> visible) {
    Map<Integer, List<Source>> byMajor = new TreeMap<>();
    for (Source source : sources) {
      int major = majors.applyAsInt(source.path());
      byMajor.computeIfAbsent(major, key -> new ArrayList<>()).add(source);
    }
    Map<String, Map<String, Made>> made = new HashMap<>();
    List<SourceError> errors = new ArrayList<>();
    for (Map.Entry<Integer, List<Source>> group : byMajor.entrySet()) {
      Compiler compiler =
          compilers.computeIfAbsent(
              group.getKey(), major -> factory.open(classpath, options.arguments(major)));
      Result result = compiler.compile(sources, visible);
      if (result instanceof Compiled compiled) {
        for (Source source : group.getValue()) {
          made.put(source.path(), compiled.made().getOrDefault(source.path(), Map.of()));
        }
      } else if (result instanceof Refused refused) {
        errors.addAll(errorsOf(group.getValue(), refused.errors()));
      }
    }
    return errors.isEmpty() ? new Compiled(made) : new Refused(errors);
  }

  /** Those of the group, or all where that leaves none: then nobody else would tell them. */
  private static List<SourceError> errorsOf(List<Source> group, List<SourceError> all) {
    List<SourceError> own =
        all.stream()
            .filter(error -> error.source() == null || group.contains(error.source()))
            .toList();
    return own.isEmpty() ? all : own;
  }

  @Override
  public void close() {
    compilers.values().forEach(Compiler::close);
  }
}
