// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * Compiles a program: with the {@code javac} of the JDK that runs it, and the compilers of Kotlin
 * and Groovy.
 *
 * @param home of that JDK
 * @param libraries what the program is compiled against
 * @param processors annotation processors; none if empty
 * @param kotlin the jars of Kotlin's compiler
 */
record Compiler(Path home, List<Path> libraries, List<Path> processors, List<Path> kotlin) {

  private static final List<String> SOURCES = List.of(".java", ".kt", ".groovy");

  static boolean isSource(Path file) {
    return SOURCES.stream().anyMatch(file.toString()::endsWith);
  }

  /** Compiles all that is below a directory. */
  void compile(Path sources, Path classes) throws IOException {
    javac(processors, sources, classes);
    List<Path> classPath = new ArrayList<>(libraries);
    classPath.add(classes);
    List<String> out = List.of("-cp", joined(classPath), "-d", classes.toString());
    if (!of(".kt", sources).isEmpty()) {
      java(
          kotlin,
          "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
          List.of("-no-stdlib", "-no-reflect", "-nowarn", "-module-name", "hello"),
          out,
          of(".kt", sources));
    }
    if (!of(".groovy", sources).isEmpty()) {
      java(
          libraries,
          "org.codehaus.groovy.tools.FileSystemCompiler",
          List.of(),
          out,
          of(".groovy", sources));
    }
  }

  /** Compiles the sources in Java. */
  void javac(List<Path> annotated, Path sources, Path classes) throws IOException {
    List<String> files = of(".java", sources);
    if (files.isEmpty()) {
      return;
    }
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/javac").toString()));
    command.addAll(List.of("-nowarn", "-g", "-parameters", "-d", classes.toString()));
    command.addAll(List.of("-cp", joined(libraries)));
    command.addAll(
        annotated.isEmpty()
            ? List.of("-proc:none")
            : List.of("-processorpath", joined(annotated), "-implicit:none"));
    command.addAll(files);
    if (home.equals(Jdks.own())) {
      inHere(command.subList(1, command.size()));
    } else {
      run(command, classes);
    }
  }

  /** Without a process, where it is the JDK that the suite runs on. */
  private static void inHere(List<String> words) {
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(writer, writer, words.toArray(new String[0]));
    if (status != 0) {
      throw new IllegalStateException("does not compile:\n" + said);
    }
  }

  private void java(
      List<Path> classPath, String main, List<String> options, List<String> out, List<String> files)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", joined(classPath), main));
    command.addAll(options);
    command.addAll(out);
    command.addAll(files);
    run(command, Path.of(out.get(out.size() - 1)));
  }

  private static void run(List<String> command, Path classes) throws IOException {
    Path said = classes.resolveSibling("compiler.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("does not compile:\n" + Files.readString(said));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while compiling", e);
    }
  }

  private static List<String> of(String kind, Path sources) throws IOException {
    return Trees.files(sources).stream().map(Path::toString).filter(f -> f.endsWith(kind)).toList();
  }

  private static String joined(List<Path> entries) {
    return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
