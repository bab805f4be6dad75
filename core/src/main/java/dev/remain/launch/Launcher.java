// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import dev.remain.agent.AgentJar;
import dev.remain.classpath.BuildOutput;
import dev.remain.classpath.ClassName;
import dev.remain.classpath.ClasspathSplit;
import dev.remain.classpath.Globs;
import dev.remain.classpath.Root;
import dev.remain.compile.CompilePlan;
import dev.remain.control.Control;
import dev.remain.control.Recent;
import dev.remain.engine.BaseLayer;
import dev.remain.engine.Drill;
import dev.remain.engine.Engine;
import dev.remain.engine.EngineConfig;
import dev.remain.engine.lasting.FrontPort;
import dev.remain.engine.lasting.PageNews;
import dev.remain.front.page.Pages;
import dev.remain.keys.Keys;
import dev.remain.leak.LeakPlan;
import dev.remain.loader.GivenBase;
import dev.remain.loader.Twins;
import dev.remain.management.Management;
import dev.remain.report.LeakReport;
import dev.remain.settings.Settings;
import dev.remain.teller.Teller;
import dev.remain.thread.RemainThreads;
import dev.remain.watch.WatchPlan;
import dev.remain.woven.Writes;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Puts the parts together, from settings. */
public record Launcher(Settings settings, EventFanOut fanOut, RemainThreads threads) {

  private static final long MAX_MEMORY = 256L << 20;
  private static final int SHARE_OF_HEAP = 8;

  /** While a program starts it opens most of the archives that it will ever open. */
  private static final Duration START = Duration.ofSeconds(5);

  /** Whoever opens a console sees what Remain is at after no longer than that. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  /** Runs a program with a {@code main}, and never returns. */
  public void run(ProgramPath path, ClasspathSplit split, String mainClass, String[] arguments) {
    fanOut.console().warn(split.nested());
    Recent recent = settings.control() ? new Recent() : null;
    Launcher told = recent == null ? this : new Launcher(settings, fanOut.with(recent), threads);
    Engine engine = told.start(split, mainClass, arguments);
    if (settings.keys()) {
      fanOut.console().atFirstStart(keys(engine));
    }
    if (recent != null) {
      threads.own("control-open", () -> control(engine, recent, split, mainClass)).start();
    }
    try {
      Keeper.pause(START);
      path.close();
      Keeper.await(() -> shows(engine), BETWEEN_LOOKS);
    } catch (RuntimeException | Error e) {
      // The program has filled the JVM. Only consoles miss something, but this thread never ends.
    }
    Keeper.keep();
  }

  /** Shows what Remain is at once a console may be there. */
  private boolean shows(Engine engine) {
    boolean isWanted = Management.isWanted();
    if (isWanted) {
      threads.own("management", () -> Management.show(engine, fanOut.console()::warn)).start();
    }
    return isWanted;
  }

  private Engine start(ClasspathSplit split, String mainClass, String[] arguments) {
    Engine engine = open(split, mainClass, arguments, parts(split.roots(), fileOf(mainClass)));
    tellFront();
    start(engine);
    return engine;
  }

  private Keys keys(Engine engine) {
    InetSocketAddress front = settings.front();
    String page = front == null ? null : "http://localhost:" + front.getPort() + "/";
    return new Keys(
        engine,
        page,
        fanOut.console(),
        threads,
        new IntConsumer() {
          @Override
          public void accept(int status) {
            System.exit(status);
          }
        });
  }

  /** Beside the program, which it is not to hold up. */
  private void control(Engine engine, Recent recent, ClasspathSplit split, String mainClass) {
    Control control =
        Control.open(
            engine,
            recent,
            Control.BEGINNING,
            mainClass,
            BuildOutput.own(paths(split.live())),
            threads,
            fanOut.console()::warn);
    if (control != null) {
      fanOut.console().say("control: --tell status asks here, or whoever reads " + control.note());
      try {
        Runtime.getRuntime().addShutdownHook(threads.own("control-end", control::close));
      } catch (IllegalStateException e) {
        control.close(); // The JVM is ending already.
      }
    }
  }

  /**
   * Runs a program with a {@code main} and restarts it that many times, to see what stays of it.
   *
   * @return the exit status
   */
  public int checkLeaks(ClasspathSplit split, String mainClass, String[] arguments, int restarts)
      throws InterruptedException {
    fanOut
        .console()
        .say(
            "check-leaks: "
                + (restarts == 1 ? "one restart" : restarts + " restarts")
                + " of "
                + mainClass
                + ", and then up to "
                + settings.collectTimeout().toSeconds()
                + " s for what is slow to go");
    Drill drill = new Drill(restarts, settings.verbose() ? fanOut : fanOut.brief());
    EngineConfig parts = parts(split.roots(), fileOf(mainClass)).forDrill(drill);
    Engine engine = open(split, mainClass, arguments, parts);
    start(engine);
    int generations = drill.run(engine);
    LeakReport report = new LeakReport(generations, drill.ends());
    report.sentences().forEach(fanOut.console()::say);
    if (drill.hasFailed()) {
      fanOut.console().say("check-leaks: it ended early, since a generation failed");
    }
    return report.isClean() && !drill.hasFailed() ? 0 : 1;
  }

  private static String fileOf(String mainClass) {
    return ClassName.path(mainClass);
  }

  private Engine open(
      ClasspathSplit split, String mainClass, String[] arguments, EngineConfig parts) {
    try {
      return Engine.ofMain(
          parts,
          settings.layer() == Settings.Layer.SYSTEM ? systemBase(split, mainClass) : null,
          mainClass,
          arguments,
          Thread.currentThread());
    } catch (IOException e) {
      throw new WrongUse("the archive of the program cannot be read: " + e.getMessage());
    }
  }

  private void start(Engine engine) {
    Current.engine(engine);
    Runtime.getRuntime()
        .addShutdownHook(
            threads.own(
                "shutdown",
                new Runnable() {
                  @Override
                  public void run() {
                    engine.closeWithJvm();
                  }
                }));
    Keeper.nameThread();
    String problem = engine.start();
    if (problem != null) {
      throw new WrongUse(problem);
    }
    loadAgent();
  }

  /** Beside the program: neither a start nor a restart waits for it. */
  public void loadAgent() {
    if (settings.agent() == Settings.Agent.LOAD) {
      threads.own("agent", this::loadAgentNow).start();
    }
  }

  private void loadAgentNow() {
    String problem = new AgentJar(ProgramPath.own()).load();
    if (problem != null) {
      warn(problem);
    }
  }

  private BaseLayer.Given systemBase(ClasspathSplit split, String mainClass) {
    ClassLoader system = ClassLoader.getSystemClassLoader();
    return new BaseLayer.Given(
        new GivenBase(system, paths(split.live()), name -> false, this::tellRefused),
        name -> false,
        Twins.ofSystem(mainClass));
  }

  private void tellRefused(String name) {
    warn(
        "the JVM's own loader offered an old copy of "
            + name
            + ", which was refused: a class of the base looks for it by name");
  }

  public EngineConfig parts(List<Root> roots, @Nullable String mainClassFile) {
    FrontPort.Plan front = front();
    return new EngineConfig(
        threads,
        new WatchPlan(
            readable(
                roots,
                new Predicate<>() {
                  @Override
                  public boolean test(Path directory) {
                    return Files.isReadable(directory);
                  }
                }),
            WatchPlan.Mode.valueOf(settings.watch().name()),
            settings.quiet(),
            settings.hold(),
            settings.pollInterval(),
            settings.triggerFile(),
            ignored(settings.ignore(), settings.eventLog(), roots),
            Globs.of(settings.refresh()),
            mainClassFile,
            new Function<>() {
              @Override
              public @Nullable Long apply(Path file) {
                return Writes.lastOf(file);
              }
            }),
        mainClassFile == null ? null : compilePlan(roots),
        new EngineConfig.Stop(settings.stopTimeout(), settings.hardStop()),
        new LeakPlan(settings.collectTimeout(), settings.heapDump(), false),
        Math.min(MAX_MEMORY, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP),
        settings.onExit() == Settings.OnExit.EXIT,
        settings.onFailure() == Settings.OnFailure.BACK,
        front,
        new Teller(front == null ? fanOut : front.news()),
        new IntConsumer() {
          @Override
          public void accept(int status) {
            System.exit(status);
          }
        });
  }

  /**
   * What counts for nothing: what the settings say, and what Remain writes itself.
   *
   * @param log the event log, or null
   */
  static Globs ignored(List<String> settings, @Nullable Path log, List<Root> roots) {
    List<Path> directories = Root.liveDirectories(roots);
    List<String> ignored = new ArrayList<>(settings);
    ignored.addAll(BuildOutput.notes(directories));
    Path file = log == null ? null : log.toAbsolutePath().normalize();
    for (Path directory : directories) {
      if (file != null && file.startsWith(directory)) {
        ignored.add(directory.relativize(file).toString().replace('\\', '/'));
      }
    }
    return Globs.of(ignored);
  }

  /** Null where nothing is to be compiled; a program inside another is for that one's build. */
  private @Nullable CompilePlan compilePlan(List<Root> roots) {
    Path own = ProgramPath.own();
    if (own == null
        || settings.compile() == Settings.Compile.OFF
        || settings.watch() == Settings.Watch.MANUAL
        || settings.triggerFile() != null) {
      return null;
    }
    List<Path> classpath = new ArrayList<>(paths(roots));
    classpath.add(own); // For what a program says to Remain.
    return new CompilePlan(
        Root.liveDirectories(roots),
        classpath,
        own,
        settings.compile() == Settings.Compile.ON,
        settings.compiler() == Settings.CompilerPlace.PROCESS,
        settings.watch() == Settings.Watch.POLL,
        Path.of("").toAbsolutePath());
  }

  private void tellFront() {
    InetSocketAddress address = settings.front();
    if (address != null) {
      fanOut
          .console()
          .say(
              "front: port "
                  + address.getPort()
                  + " leads to the program, which finds its own port in the system property "
                  + settings.frontProperty());
    }
  }

  private FrontPort.@Nullable Plan front() {
    InetSocketAddress address = settings.front();
    if (address == null) {
      return null;
    }
    PageNews news = new PageNews(fanOut, new Pages(this::warn));
    return new FrontPort.Plan(address, settings.frontProperty(), news, settings.browser());
  }

  private void warn(String sentence) {
    new Teller(fanOut).warn(sentence);
  }

  /** The class loaders of a program that goes on running see live classes, too. */
  public static BaseLayer.Given givenBase(
      ClassLoader parent, List<Root> live, Predicate<String> shared) {
    return new BaseLayer.Given(
        new GivenBase(parent, paths(live), shared, name -> {}), shared, Twins.none());
  }

  private static List<Path> paths(List<Root> roots) {
    List<Path> paths = new ArrayList<>(); // Spelled out: no program waits for the first stream.
    for (Root root : roots) {
      paths.add(root.path());
    }
    return paths;
  }

  /** The roots, if each live directory among them can be listed. */
  static List<Root> readable(List<Root> roots, Predicate<Path> isReadable) {
    List<Root> checked = new ArrayList<>();
    for (Root root : roots) {
      if (root.isLive() && Files.isDirectory(root.path()) && !isReadable.test(root.path())) {
        throw new WrongUse(
            root.display()
                + " cannot be read: give yourself the right to list it, or take it"
                + " off the class path");
      }
      checked.add(root);
    }
    return checked;
  }
}
