// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.process;

import dev.remain.compile.javac.ClassOutput;
import dev.remain.compile.round.Compiler;
import dev.remain.compile.round.ModuleCode;
import dev.remain.compile.round.Source;
import dev.remain.compile.round.SourceError;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A compiler in a JVM of its own, which is started when it is first needed, stays warm, and ends
 * with this one. Confined to one thread.
 */
public final class ProcessCompiler implements Compiler {

  private final Path java;
  private final Path jar;
  private final List<Path> classpath;
  private final List<String> options;
  private final @Nullable ClassOutput output;
  private final boolean isIsolating;
  private @Nullable Process process;
  private @Nullable DataOutputStream requests;
  private @Nullable DataInputStream answers;

  private ProcessCompiler(
      Path jar,
      List<Path> classpath,
      List<String> options,
      @Nullable ClassOutput output,
      boolean isIsolating) {
    this.java = Path.of(System.getProperty("java.home"), "bin", "java"); // It is there by now.
    this.jar = jar;
    this.classpath = List.copyOf(classpath);
    this.options = List.copyOf(options);
    this.output = output;
    this.isIsolating = isIsolating;
  }

  /**
   * Without processors.
   *
   * @param jar of Remain
   */
  public static Compiler plain(Path jar, List<Path> classpath, List<String> options) {
    return new ProcessCompiler(jar, classpath, options, null, false);
  }

  /**
   * With processors: a module is compiled as a whole, since one may make anything of anything.
   *
   * @param output what they may read
   * @param isIsolating whether each says of itself that it makes what it makes of one source
   */
  public static Compiler withProcessors(
      Path jar,
      List<Path> classpath,
      List<String> options,
      ClassOutput output,
      boolean isIsolating) {
    return new ProcessCompiler(jar, classpath, options, output, isIsolating);
  }

  @Override
  public boolean isWhole() {
    return output != null;
  }

  @Override
  public boolean isIsolating() {
    return isIsolating;
  }

  @Override
  public Result compile(Collection<Source> sources, List<ModuleCode> visible) {
    return compile(false, sources, visible);
  }

  @Override
  public Result compileAlone(Collection<Source> sources, List<ModuleCode> visible) {
    return compile(true, sources, visible);
  }

  private Result compile(boolean isAlone, Collection<Source> sources, List<ModuleCode> visible) {
    Map<String, Source> byPath = new HashMap<>();
    sources.forEach(source -> byPath.put(source.path(), source));
    try {
      return ask(isAlone, sources, visible, byPath);
    } catch (IOException e) {
      close(); // The next request has a new one.
      return new Refused(
          List.of(
              new SourceError(
                  null, 0, 0, "", "the JVM that compiles has ended: " + e.getMessage())));
    }
  }

  private Result ask(
      boolean isAlone,
      Collection<Source> sources,
      List<ModuleCode> visible,
      Map<String, Source> byPath)
      throws IOException {
    DataOutputStream out = requests;
    DataInputStream in = answers;
    if (out == null || in == null) {
      Process started = start();
      process = started;
      out = new DataOutputStream(new BufferedOutputStream(started.getOutputStream()));
      in = new DataInputStream(new BufferedInputStream(started.getInputStream()));
      requests = out;
      answers = in;
      Wire.write(out, classpath.stream().map(Path::toString).toList());
      Wire.write(out, options);
      Wire.write(out, output);
    }
    out.writeBoolean(isAlone);
    Wire.write(out, sources, visible);
    return Wire.result(in, byPath);
  }

  private Process start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    // Processors that change trees, such as Lombok's, reach into javac.
    for (String part :
        List.of(
            "api",
            "code",
            "comp",
            "file",
            "jvm",
            "main",
            "model",
            "parser",
            "processing",
            "tree",
            "util")) {
      command.add("--add-opens=jdk.compiler/com.sun.tools.javac." + part + "=ALL-UNNAMED");
    }
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", jar.toString()));
    command.add(CompileServer.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(name -> name.startsWith("REMAIN_"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.start();
  }

  @Override
  public void close() {
    Process ending = process;
    if (ending != null) {
      ending.destroy(); // Its input ends, too, when this JVM does.
    }
    process = null;
    requests = null;
    answers = null;
  }
}
