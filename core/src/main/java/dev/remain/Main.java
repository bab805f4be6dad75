// SPDX-License-Identifier: Apache-2.0
package dev.remain;

import dev.remain.agent.Extra;
import dev.remain.boundary.Boundary;
import dev.remain.boundary.JarState;
import dev.remain.classpath.ClasspathSplit;
import dev.remain.classpath.Root;
import dev.remain.compile.learn.Learning;
import dev.remain.control.Mcp;
import dev.remain.control.Tell;
import dev.remain.generation.MainMethod;
import dev.remain.launch.Ahead;
import dev.remain.launch.Current;
import dev.remain.launch.DevelopmentCheck;
import dev.remain.launch.EventFanOut;
import dev.remain.launch.Launcher;
import dev.remain.launch.MainClassName;
import dev.remain.launch.ProgramPath;
import dev.remain.launch.Version;
import dev.remain.launch.WrongUse;
import dev.remain.report.ConsoleReporter;
import dev.remain.settings.CommandLine;
import dev.remain.settings.Explanation;
import dev.remain.settings.HelpText;
import dev.remain.settings.Settings;
import dev.remain.settings.SettingsException;
import dev.remain.settings.SettingsReader;
import dev.remain.thread.RemainThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * The command line: {@code java -cp <class path> dev.remain.Main [options] com.acme.App
 * [arguments]}.
 *
 * @since 0.1
 */
public final class Main {

  private Main() {}

  /**
   * Runs a program under Remain.
   *
   * @param words options, the main class, and the program's own arguments
   * @throws Throwable what the program throws, if Remain is switched off
   */
  public static void main(String[] words) throws Throwable {
    PrintStream error = System.err;
    try {
      run(CommandLine.parse(words), error);
    } catch (SettingsException | WrongUse e) {
      new ConsoleReporter(error, false, false).say(String.valueOf(e.getMessage()));
      System.exit(WrongUse.STATUS);
    }
  }

  private static void run(CommandLine line, PrintStream error) throws Throwable {
    if (line.help()) {
      System.out.print(HelpText.text());
      return;
    }
    if (line.version()) {
      System.out.println(Version.text());
      return;
    }
    String build = line.learn();
    if (build != null) {
      System.exit(learn(build, error));
    }
    String tell = line.tell();
    if (tell != null) {
      System.exit(Tell.run(tell, Path.of(""), System.out, error));
    }
    if (line.mcp()) {
      Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      new Mcp(Path.of(""), Version.ofRemain(), out).run(new BufferedReader(in));
      return;
    }
    RemainThreads threads = new RemainThreads();
    if (!line.explain()) {
      Ahead.start(threads);
    }
    ProgramPath path = ProgramPath.ofProcess();
    SettingsReader reader = SettingsReader.ofProcess(line.options(), path);
    if (line.explain()) {
      explain(reader.read(), path, line);
      return;
    }
    if (ProgramPath.isModular()) {
      throw new WrongUse(
          "Remain was started from the module path (-m), where it cannot replace classes: start it"
              + " from the class path");
    }
    String mainClass = MainClassName.of(String.valueOf(line.mainClass()));
    String[] arguments = line.arguments().toArray(new String[0]);
    if (reader.enabled() == Settings.Enabled.FALSE) {
      if (line.checkLeaks() > 0) {
        throw new WrongUse("option --check-leaks: Remain is switched off, by enabled=false");
      }
      Current.off();
      MainMethod.of(mainClass, ClassLoader.getSystemClassLoader()).invoke(arguments);
      return;
    }
    Settings settings = reader.read();
    String problem = path.problem(mainClass);
    if (problem != null) {
      throw new WrongUse(problem);
    }
    EventFanOut fanOut = fanOut(settings, mainClass, error);
    fanOut.console().warn(path.unmatched(settings));
    Launcher assembly = new Launcher(settings, fanOut, threads);
    ClasspathSplit split = path.split(settings, mainClass);
    if (line.checkLeaks() > 0) {
      System.exit(assembly.checkLeaks(split, mainClass, arguments, line.checkLeaks()));
    }
    assembly.run(path, split, mainClass, arguments);
  }

  private static int learn(String build, PrintStream error)
      throws IOException, InterruptedException {
    Path own = ProgramPath.own();
    if (own == null || !Files.isRegularFile(own)) {
      throw new WrongUse("option --learn: Remain has to be started from its jar");
    }
    return Learning.run(build, own, new ConsoleReporter(error, false, false)::say);
  }

  private static EventFanOut fanOut(Settings settings, String mainClass, PrintStream error) {
    try {
      return EventFanOut.of(settings, mainClass, error, List.of());
    } catch (IllegalArgumentException e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }

  private static void explain(Settings settings, ProgramPath path, CommandLine line) {
    String main = line.mainClass() == null ? null : MainClassName.of(line.mainClass());
    ClasspathSplit split = path.split(settings, main);
    List<String> leftOut = new ArrayList<>();
    if (split.own() != null) {
      leftOut.add(split.own() + ": Remain itself");
    }
    System.out.print(
        new Explanation(
                settings,
                program(path, main, settings),
                text(split.live()),
                base(split, settings),
                leftOut,
                extras())
            .text());
  }

  private static List<String> program(ProgramPath path, @Nullable String main, Settings settings) {
    List<String> sentences = new ArrayList<>();
    if (main != null) {
      String problem = path.problem(main);
      sentences.add(problem == null ? main + " is the main class" : problem);
    }
    String against = DevelopmentCheck.reasonAgainst(path.entries());
    sentences.add(
        against == null ? "Remain.start is on here" : "Remain.start is off here: " + against);
    sentences.addAll(path.unmatched(settings));
    try {
      sentences.addAll(ProgramPath.unused(settings, path.split(settings, main).live()));
    } catch (IOException e) {
      sentences.add("a live directory cannot be listed: " + e.getMessage());
    }
    return sentences;
  }

  /** Each with whether it is kept, and why not. */
  private static List<String> base(ClasspathSplit split, Settings settings) {
    Map<Path, JarState> states = new HashMap<>();
    boolean isGiven = settings.layer() == Settings.Layer.SYSTEM;
    Boundary boundary = isGiven ? Boundary.fixed() : Boundary.of(split.roots());
    String chosen =
        switch (settings.layer()) {
          case SYSTEM -> ": kept by the JVM's own loader";
          case ISOLATED -> ": kept, as layer=isolated says";
          case AUTO, FLAT -> ": kept, as base= says";
        };
    boundary.jars().forEach(jar -> states.put(jar.archive(), jar));
    List<String> lines = new ArrayList<>();
    for (Root root : split.base()) {
      JarState state = states.get(root.path());
      lines.add(root.path() + (state == null ? chosen : said(state)));
    }
    return lines;
  }

  private static String said(JarState state) {
    if (!state.isFresh()) {
      return ": kept";
    }
    return ": loaded anew with each generation, as it "
        + state.reason()
        + (state.day().isEmpty() ? "" : " (known since " + state.day() + ")");
  }

  private static List<String> text(List<Root> roots) {
    return roots.stream().map(root -> root.path().toString()).toList();
  }

  private static List<String> extras() {
    String factory = System.getProperty("java.util.concurrent.ForkJoinPool.common.threadFactory");
    int workers = ForkJoinPool.getCommonPoolParallelism();
    List<String> extras = new ArrayList<>();
    extras.add(
        "common pool with "
            + workers
            + (workers == 1 ? " worker: " : " workers: ")
            + (factory == null
                ? "their context loader follows the generation"
                : "its threads are made by "
                    + factory
                    + ", so their context loader does not follow"
                    + " the generation"));
    extras.addAll(Extra.sentences());
    return extras;
  }
}
