// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.contender;

import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All of them, on one workplace. */
public final class Contenders {

  private static final String HOST = "dev.remain.bench.host.";

  private final Workplace workplace;

  public Contenders(Workplace workplace) {
    this.workplace = workplace;
  }

  /** A bare child {@code URLClassLoader}: the floor. It has to be told. */
  public Contender bare() {
    return new Hosted("bare loader", false, 0) {
      @Override
      List<Path> classPath(Application application) {
        return List.of();
      }

      @Override
      List<String> words(Application application) {
        return application.words(HOST + "BareHost", application.classes().toString());
      }
    };
  }

  /** DevTools with their default intervals. */
  public Contender devTools() {
    return devTools("DevTools", 1_000, 400);
  }

  /** DevTools with their intervals turned down. */
  public Contender fastDevTools() {
    return devTools("DevTools 100/50", 100, 50);
  }

  private Contender devTools(String name, int pollMillis, int quietMillis) {
    return new Hosted(name, true, pollMillis) {
      @Override
      List<Path> classPath(Application application) {
        List<Path> classPath = new ArrayList<>(workplace.options().peer());
        classPath.add(application.classes());
        return classPath;
      }

      @Override
      List<String> words(Application application) {
        return application.words(
            HOST + "DevToolsHost",
            Integer.toString(pollMillis),
            Integer.toString(quietMillis),
            application.classes().toString());
      }
    };
  }

  /**
   * Remain from its jar, with its default settings.
   *
   * @param settings others, on its command line: {@code --event-log}, and its value
   */
  public Contender remain(String... settings) {
    return remainNamed("Remain", settings);
  }

  /** Remain that holds a port open, and gives each generation another one. */
  public Contender remainInFrontOf(int port) {
    return remainNamed("Remain, front", "--front", Integer.toString(port));
  }

  private Contender remainNamed(String name, String... settings) {
    return new Hosted(name, true, 0) {
      @Override
      List<Path> classPath(Application application) {
        return List.of(workplace.options().remain(), application.classes());
      }

      @Override
      List<String> words(Application application) {
        List<String> words = new ArrayList<>(List.of(HOST + "RemainHost"));
        words.addAll(List.of(settings));
        return application.words(words.toArray(new String[0]));
      }
    };
  }

  /** A new JVM for each run, started when the suite says so: nobody has to notice a change. */
  public Contender newJvm() {
    return new NewJvm(workplace);
  }

  /** One that keeps its JVM. */
  private abstract class Hosted implements Contender {
    private final String name;
    private final boolean isWatching;
    private final int phaseMillis;

    Hosted(String name, boolean isWatching, int phaseMillis) {
      this.name = name;
      this.isWatching = isWatching;
      this.phaseMillis = phaseMillis;
    }

    /** Of the JVM, after the jar of the hosts. */
    abstract List<Path> classPath(Application application);

    /** The host, and what it is told. */
    abstract List<String> words(Application application);

    @Override
    public String name() {
      return name;
    }

    @Override
    public Program start(Application application, String... options) throws IOException {
      List<Path> classPath = new ArrayList<>(List.of(workplace.hosts()));
      classPath.addAll(classPath(application));
      ChildJvm jvm =
          ChildJvm.start(workplace.logs(), List.of(options), classPath, words(application));
      jvm.await("ran");
      return new HostedProgram(application, jvm, isWatching, phaseMillis);
    }
  }
}
