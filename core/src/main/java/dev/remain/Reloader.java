// SPDX-License-Identifier: Apache-2.0
package dev.remain;

import dev.remain.classpath.Root;
import dev.remain.engine.Engine;
import dev.remain.engine.program.EmbeddedProgram;
import dev.remain.event.Outcome;
import dev.remain.event.ReloadEvent;
import dev.remain.event.Status;
import dev.remain.generation.FailureText;
import dev.remain.generation.Generation;
import dev.remain.generation.LiveObject;
import dev.remain.hook.Registration;
import dev.remain.hook.StartHook;
import dev.remain.launch.DevelopmentCheck;
import dev.remain.launch.EventFanOut;
import dev.remain.launch.KeptWithoutEngine;
import dev.remain.launch.Launcher;
import dev.remain.launch.SharedTypes;
import dev.remain.loader.Lineage;
import dev.remain.settings.Setting;
import dev.remain.settings.SettingSource;
import dev.remain.settings.Settings;
import dev.remain.settings.SettingsException;
import dev.remain.settings.SettingsReader;
import dev.remain.state.reloadable.Gate;
import dev.remain.teller.Teller;
import dev.remain.thread.RemainThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Live classes inside a program that goes on running: no {@code main} is run again, only the
 * objects behind proxies are exchanged. Thread-safe.
 *
 * <pre>{@code
 * try (Reloader reloader = Reloader.watching(Path.of("target/classes")).open()) {
 *   Engine engine = reloader.reloadable(Engine.class, "acme.EngineImpl");
 * }
 * }</pre>
 *
 * @since 0.1
 */
public final class Reloader implements AutoCloseable {

  private final @Nullable Live live;
  private final Gate gate;
  private final ClassLoader parent;

  /** What there is where Remain is on. */
  private record Live(Engine engine, EmbeddedProgram program, SharedTypes shared) {}

  /**
   * @param live null where Remain is off
   * @param parent has the classes then
   */
  private Reloader(@Nullable Live live, Gate gate, ClassLoader parent) {
    this.live = live;
    this.gate = gate;
    this.parent = parent;
  }

  /**
   * @param directories of the classes to be live; they need not exist yet
   */
  public static Builder watching(Path... directories) {
    Class<?> caller =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass();
    return new Builder(List.of(directories), caller.getClassLoader());
  }

  /**
   * Makes an object of a live class and answers a proxy for it, which from now on stands for the
   * object of the newest generation. The interface, and the live types in its signatures, come from
   * the caller's loader and cannot change while the program runs.
   *
   * @param type an interface
   * @param className of a live class that implements it and has a constructor without parameters
   * @throws IllegalArgumentException if the type is no interface, or one that only a generation
   *     sees
   * @throws IllegalStateException if the object cannot be made, or this is closed
   */
  public <T> T reloadable(Class<T> type, String className) {
    if (!type.isInterface()) {
      throw new IllegalArgumentException("'type' must be an interface, was " + type.getName());
    }
    if (Lineage.isLive(type.getClassLoader())) {
      throw new IllegalArgumentException(
          type.getName()
              + " is loaded anew in each generation, so that no code that stays can hold it: take the"
              + " class from the program around this reloader");
    }
    if (live == null) {
      return withoutEngine(type, className);
    }
    Generation running = live.engine().running();
    live.shared().add(type, running == null ? null : running.loader());
    return live.program().add(type, className);
  }

  /** The object itself, made as it would be where Remain is on, and with the same refusals. */
  private <T> T withoutEngine(Class<T> type, String className) {
    Object made;
    try {
      made = LiveObject.make(className, parent);
    } catch (Throwable thrown) {
      throw new IllegalStateException(className + " threw " + FailureText.line(thrown), thrown);
    }
    String misfit = LiveObject.misfit(made, type);
    if (misfit != null) {
      throw new IllegalStateException(misfit);
    }
    return type.cast(made);
  }

  /**
   * All calls of this thread through proxies of this reloader go to one generation, until the pin
   * is closed; a restart waits for that, within {@code stop-timeout}.
   *
   * <pre>{@code
   * try (Reloader.Pin pin = reloader.pin()) {
   *   engine.f1();
   *   engine.f2(); // of the same EngineImpl
   * }
   * }</pre>
   */
  public Pin pin() {
    Gate.Pin pin = gate.pin();
    return pin::close;
  }

  /** Runs a block whose calls through proxies of this reloader all go to one generation. */
  public void use(Runnable block) {
    Pin pin = pin();
    try {
      block.run();
    } finally {
      pin.close();
    }
  }

  /**
   * As {@link #use(Runnable)}.
   *
   * @return what the block answers
   */
  public <R> R use(Supplier<? extends R> block) {
    Pin pin = pin();
    try {
      return block.get();
    } finally {
      pin.close();
    }
  }

  /** Holds one generation for the calls of one thread. */
  public interface Pin extends AutoCloseable {

    /**
     * Calls of this thread go to the newest generation again, unless another pin is around this.
     *
     * @throws IllegalStateException on another thread than the one that pinned
     */
    @Override
    void close();
  }

  /**
   * Asks to be told of each generation from now on, once proxies lead to its objects.
   *
   * @return withdraws the hook
   * @throws IllegalArgumentException if the hook's class is loaded anew in each generation
   */
  public Registration onStart(StartHook hook) {
    return live == null ? () -> {} : live.engine().onStart(hook);
  }

  /**
   * Applies what has changed on disk by now, without waiting for a quiet period.
   *
   * @return completed when that is done, or could not be, or the build seems to have been given up,
   *     which is its problem then, with what has become of it; on a thread of Remain, and never
   *     with an exception
   */
  public CompletionStage<Outcome> apply() {
    return live == null
        ? CompletableFuture.completedStage(
            new Outcome(Outcome.Kind.NOTHING_DONE, 0, "Remain is off"))
        : live.engine().apply();
  }

  /** What this reloader is at now; it keeps no objects by key. */
  public Status status() {
    return live == null ? KeptWithoutEngine.status() : live.engine().status();
  }

  /**
   * Stops the running generation and the watching; objects made before can still be called. Waits
   * for it, unless called where that waits for the caller: from a listener, a hook, live code, or
   * within a call through a proxy.
   */
  @Override
  public void close() {
    if (live != null) {
      live.engine().close(!gate.isInside());
    }
  }

  /** How to open a {@link Reloader}. Not thread-safe. */
  public static final class Builder {

    private final List<Path> directories;
    private final Map<Setting, List<String>> options = new EnumMap<>(Setting.class);
    private final List<Consumer<ReloadEvent>> listeners = new ArrayList<>();
    private ClassLoader parent;

    private Builder(List<Path> directories, ClassLoader parent) {
      this.directories = directories;
      this.parent = parent;
    }

    /**
     * Sets a setting, as an option on the command line would.
     *
     * @param name such as {@code quiet}
     * @param value such as {@code 50ms}
     * @throws IllegalArgumentException if there is no such setting
     */
    public Builder set(String name, String value) {
      Setting setting = Setting.named(name);
      if (setting == null) {
        throw new SettingsException("unknown setting \"" + name + "\"; --help lists all");
      }
      options.computeIfAbsent(setting, unseen -> new ArrayList<>()).add(value);
      return this;
    }

    /** As {@code quiet}: how long no file may change before a build counts as over. */
    public Builder quiet(Duration quiet) {
      return set(Setting.QUIET, quiet);
    }

    /** As {@code hold}: how long to wait for a build that is visibly unfinished. */
    public Builder hold(Duration hold) {
      return set(Setting.HOLD, hold);
    }

    /** As {@code stop-timeout}: how long a generation may take to stop. */
    public Builder stopTimeout(Duration limit) {
      return set(Setting.STOP_TIMEOUT, limit);
    }

    /** As {@code ignore}: files whose change counts for nothing, in addition to the default. */
    public Builder ignore(String... globs) {
      return set(Setting.IGNORE, globs);
    }

    /** As {@code refresh}: resources whose change needs no restart, beside the default ones. */
    public Builder refresh(String... globs) {
      return set(Setting.REFRESH, globs);
    }

    private Builder set(Setting setting, Duration value) {
      return set(setting.label(), value.toMillis() + "ms");
    }

    private Builder set(Setting setting, String[] globs) {
      for (String glob : globs) {
        Builder unused = set(setting.label(), glob);
      }
      return this;
    }

    /**
     * @param loader what live classes see beside themselves; by default the caller's loader
     */
    public Builder parent(ClassLoader loader) {
      parent = loader;
      return this;
    }

    /**
     * @param listener is told every event, in order of their causes, on threads of Remain that wait
     *     for it: it has to return soon, and must not wait for a restart; it may close the
     *     reloader. What it throws is told to the user
     */
    public Builder listener(Consumer<ReloadEvent> listener) {
      listeners.add(listener);
      return this;
    }

    /**
     * Starts watching; what is written after this has returned is a change.
     *
     * @throws IllegalArgumentException if a directory is a file, or a setting is wrong
     */
    public Reloader open() {
      ClassLoader above = parent;
      SettingsReader reader = SettingsReader.ofProcess(options, new NoFile(directories));
      List<Root> roots = roots();
      if (reader.enabled() == Settings.Enabled.FALSE) {
        return new Reloader(null, new Gate(Duration.ZERO), withDirectories(above));
      }
      SharedTypes shared = new SharedTypes(roots);
      RemainThreads threads = new RemainThreads();
      Settings settings = reader.read();
      if (settings.front() != null) {
        throw new SettingsException(
            "front: a program that goes on running keeps its own port open; it is for those whose"
                + " main Remain runs");
      }
      PrintStream error = System.err;
      EventFanOut fanOut = EventFanOut.of(settings, "", error, listeners);
      Launcher assembly = new Launcher(settings, fanOut, threads);
      EmbeddedProgram program = new EmbeddedProgram(threads, settings.hold(), new Teller(fanOut));
      try {
        Engine engine =
            Engine.embedded(
                assembly.parts(roots, null), Launcher.givenBase(above, roots, shared), program);
        String problem = engine.start();
        if (problem != null) {
          throw new IllegalStateException(problem);
        }
        engine.awaitWatching(); // The caller has loaded types that generations share.
        assembly.loadAgent();
        return new Reloader(new Live(engine, program, shared), program.gate(), above);
      } catch (IOException e) {
        throw new IllegalStateException("the live classes cannot be read: " + e.getMessage(), e);
      }
    }

    /** An embedded reloader reads no settings from the class path of its program. */
    private record NoFile(List<Path> watched) implements SettingsReader.ClassPathFile {

      @Override
      public @Nullable InputStream open() {
        return null;
      }

      @Override
      public @Nullable String distrust(SettingSource place) {
        return DevelopmentCheck.reasonAgainst(watched);
      }
    }

    /** Where the directories are not on the class path, they are looked into after it. */
    private ClassLoader withDirectories(ClassLoader above) {
      List<URL> urls = new ArrayList<>();
      for (Path directory : directories) {
        try {
          urls.add(directory.toUri().toURL());
        } catch (MalformedURLException e) {
          throw new IllegalArgumentException("watching: " + directory + " has no URL", e);
        }
      }
      return new URLClassLoader(urls.toArray(new URL[0]), above);
    }

    private List<Root> roots() {
      List<Root> roots = new ArrayList<>();
      for (Path directory : directories) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
          throw new IllegalArgumentException(
              "watching: " + directory + " is a file, not a directory");
        }
        roots.add(Root.liveDirectory(directory));
      }
      return roots;
    }
  }
}
