// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.javac;

import dev.remain.compile.round.Compiler;
import dev.remain.compile.round.Made;
import dev.remain.compile.round.ModuleCode;
import dev.remain.compile.round.Source;
import dev.remain.compile.round.SourceError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The compiler of this JVM, kept with the class path that it has read. What it compiles against are
 * bytes in memory and archives; what it makes stays in memory. Confined to one thread at a time.
 */
public final class Javac implements Compiler {

  private final JavaCompiler javac;
  private final StandardJavaFileManager files;
  private final List<String> options;
  private final @Nullable ClassOutput output;
  private final ProcessorLoaders loaders = new ProcessorLoaders();

  /** Resources that processors read, and others write. */
  private final Set<String> ofOthers = new HashSet<>();

  private Javac(
      JavaCompiler javac,
      StandardJavaFileManager files,
      List<String> options,
      @Nullable ClassOutput output) {
    this.javac = javac;
    this.files = files;
    this.options = List.copyOf(options);
    this.output = output;
  }

  /**
   * @param classpath archives, and directories that no module is made of
   * @param options as javac understands them
   * @throws IllegalStateException if this JVM has no compiler
   */
  public static Javac open(List<Path> classpath, List<String> options) {
    return open(classpath, options, null);
  }

  /**
   * The same.
   *
   * @param output what processors may read; null if none run
   */
  public static Javac open(
      List<Path> classpath, List<String> options, @Nullable ClassOutput output) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IllegalStateException("no compiler");
    }
    StandardJavaFileManager files =
        javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
    try {
      files.setLocationFromPaths(StandardLocation.CLASS_PATH, classpath);
      files.setLocation(StandardLocation.SOURCE_PATH, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("these locations need not exist", e);
    }
    return new Javac(javac, files, options, output);
  }

  @Override
  public Result compile(Collection<Source> sources, List<ModuleCode> visible) {
    loaders.letGo();
    return compile(sources, visible, null);
  }

  @Override
  public Result compileAlone(Collection<Source> sources, List<ModuleCode> visible) {
    loaders.use();
    return compile(sources, visible, loaders);
  }

  /**
   * With processors perhaps again: what they read may be what they wrote the last time, which a
   * clean build has not. Whether it is shows when it is not there: then they write it.
   */
  private Result compile(
      Collection<Source> sources, List<ModuleCode> visible, @Nullable ProcessorLoaders kept) {
    Set<String> own = new HashSet<>();
    if (!visible.isEmpty()) {
      own.addAll(visible.get(0).byProducts().resources());
    }
    Set<String> tried = Set.of();
    while (true) {
      MemoryFiles memory = new MemoryFiles(files, visible, output, own, charset(), kept);
      Result result = compile(sources, memory, kept != null);
      Set<String> foreign = new HashSet<>(tried);
      foreign.removeAll(memory.resources());
      tried = foreign.isEmpty() && result instanceof Compiled ? memory.doubtful() : new HashSet<>();
      tried.removeAll(ofOthers);
      if (foreign.isEmpty() && tried.isEmpty()) {
        return result;
      }
      ofOthers.addAll(foreign);
      own.removeAll(foreign);
      own.addAll(tried);
    }
  }

  private Result compile(Collection<Source> sources, MemoryFiles memory, boolean hasFaces) {
    List<JavaFileObject> units = new ArrayList<>();
    Map<String, Source> byPath = new HashMap<>();
    for (Source source : sources) {
      units.add(new SourceFile(source));
      byPath.put(source.path(), source);
    }
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaCompiler.CompilationTask task =
        javac.getTask(Writer.nullWriter(), memory, found, options, null, units);
    Faces faces = hasFaces ? Faces.of(task, sources) : null;
    return task.call()
        ? new Compiled(
            made(memory, byPath.keySet()),
            memory.byProducts(),
            faces == null ? Map.of() : faces.found())
        : new Refused(errors(found));
  }

  /** What the build writes texts in, where it says so. */
  private Charset charset() {
    int at = options.indexOf("-encoding") + 1;
    try {
      return at > 0 && at < options.size()
          ? Charset.forName(options.get(at))
          : StandardCharsets.UTF_8;
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8; // The compiler is to complain of it.
    }
  }

  private static Map<String, Map<String, Made>> made(MemoryFiles memory, Set<String> paths) {
    Map<String, Map<String, Made>> made = new HashMap<>();
    paths.forEach(path -> made.put(path, new HashMap<>()));
    memory
        .made()
        .forEach(
            one ->
                made.computeIfAbsent(one.path(), path -> new HashMap<>())
                    .put(one.made().name(), one.made()));
    return made;
  }

  private static List<SourceError> errors(DiagnosticCollector<JavaFileObject> found) {
    List<SourceError> errors = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> one : found.getDiagnostics()) {
      if (one.getKind() == Diagnostic.Kind.ERROR) {
        errors.add(
            new SourceError(
                one.getSource() instanceof SourceFile file ? file.source() : null,
                Math.max(0, one.getLineNumber()),
                column(one),
                String.valueOf(one.getCode()),
                one.getMessage(null)));
      }
    }
    return errors;
  }

  /** In characters, where the compiler counts a tab as eight. */
  private static long column(Diagnostic<? extends JavaFileObject> one) {
    long position = one.getPosition();
    if (position == Diagnostic.NOPOS || !(one.getSource() instanceof SourceFile file)) {
      return Math.max(0, one.getColumnNumber());
    }
    String text = file.source().text();
    int at = (int) Math.min(position, text.length());
    return (long) at - Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1));
  }

  @Override
  public void close() {
    loaders.letGo();
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the class path of the compiler", e);
    }
  }
}
