// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.remain.classpath.Publication;
import dev.remain.compile.javac.Javac;
import dev.remain.compile.proof.ClassDirectory;
import dev.remain.compile.proof.ModuleCompiler;
import dev.remain.compile.round.Compiler;
import dev.remain.compile.round.Made;
import dev.remain.compile.round.ModuleCode;
import dev.remain.compile.round.Source;
import dev.remain.watch.disk.ChangeSource;
import dev.remain.watch.disk.Mailbox;
import dev.remain.watch.disk.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A program in memory whose sources are saved, on a clock of its own. */
final class SavedProgram implements CompileListener, AutoCloseable {

  private static final long MILLISECOND = 1_000_000;

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path work = files.getPath("/work");
  private final Queue<Consumer<ChangeSource.Hints>> hints = new ArrayDeque<>();
  private final List<Path> directories = new ArrayList<>();
  private @Nullable SaveLoop loop;
  private long now = -7_000;
  private long fileTime = 1_700_000_000_000L;

  final List<String> told = new ArrayList<>();
  final List<String> refused = new ArrayList<>();
  final List<String> alike = new ArrayList<>();
  final Mailbox<Runnable> waiting = new Mailbox<>();
  final List<Publication> published = new ArrayList<>();

  int mended;

  /** Runs while the next compilation does. */
  Runnable whileCompiling = () -> {};

  private final TreeMap<Long, Runnable> later = new TreeMap<>();

  /** Does that when so many milliseconds have passed. */
  void after(long millis, Runnable action) {
    later.put(now + millis * MILLISECOND, action);
  }

  /** Runs when the classes are about to be written. */
  Runnable whilePublishing = () -> {};

  /** Options of the build. */
  List<String> options = List.of("-g", "--release", "17");

  /** Of the sources. */
  Charset charset = StandardCharsets.UTF_8;

  /** Whether this JVM is a JDK's. */
  boolean hasCompiler = true;

  Path file(String path) {
    return work.resolve(path);
  }

  /** Writes a file, with a hint and a later time than all before. */
  void write(String path, String text) {
    write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  void write(String path, byte[] bytes) {
    try {
      Path file = file(path);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
      Files.setLastModifiedTime(file, FileTime.fromMillis(fileTime += 10));
      hint(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same, and the system has not told of it yet. */
  void writeUntold(String path, String text) {
    write(path, text);
    hints.clear();
  }

  void delete(String path) {
    try {
      Files.delete(file(path));
      hint(file(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void hint(Path file) {
    hints.add(to -> to.touched(file.getParent(), file.getFileName().toString()));
  }

  /** Compiles a module from clean, as a build would. */
  void build(String module) {
    Path sources = file(module + "/src/main/java");
    Path classes = file(module + "/target/classes");
    if (!directories.contains(classes)) {
      directories.add(classes);
    }
    Map<String, Source> read = new TreeMap<>();
    try (Stream<Path> found = Files.walk(sources)) {
      for (Path file : found.filter(one -> one.toString().endsWith(".java")).toList()) {
        String path = sources.relativize(file).toString();
        read.put(path, Source.of(path, file, Files.readAllBytes(file), charset));
      }
      if (Files.isDirectory(classes)) {
        try (Stream<Path> old = Files.walk(classes)) {
          for (Path one : old.filter(Files::isRegularFile).toList()) {
            Files.delete(one);
            hint(one);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<ModuleCode> seen = new ArrayList<>(List.of(new ModuleCode(read, Map.of(), Map.of())));
    for (Path other : directories) {
      if (!other.equals(classes)) {
        seen.add(new ModuleCode(Map.of(), classes(other), Map.of()));
      }
    }
    try (Compiler javac = Javac.open(List.of(), options)) {
      Compiler.Result result = javac.compile(read.values(), seen);
      ((Compiler.Compiled) result)
          .made()
          .values()
          .forEach(
              made ->
                  made.values()
                      .forEach(
                          one ->
                              write(
                                  module + "/target/classes/" + one.name() + ".class",
                                  one.bytes())));
    }
  }

  private static Map<String, Made> classes(Path directory) {
    try {
      Map<String, Made> all = new TreeMap<>();
      ClassDirectory.read(directory).forEach((name, found) -> all.put(name, found.made()));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in a class directory now, by the names of the classes. */
  static Map<String, String> texts(Map<String, Made> classes) {
    Map<String, String> texts = new TreeMap<>();
    classes.forEach(
        (name, made) -> texts.put(name, new String(made.bytes(), StandardCharsets.ISO_8859_1)));
    return texts;
  }

  Map<String, String> classes(String module) {
    return texts(classes(file(module + "/target/classes")));
  }

  /** Begins to watch, and goes on until all is proven. */
  SavedProgram start() {
    CompilePlan plan = new CompilePlan(directories, directories, work, true, false, false, work);
    hints.clear();
    ModuleCompiler.Factory factory = hasCompiler ? this::open : null;
    loop = new SaveLoop(plan, factory, this, new Events(), new Clock(), () -> true, waiting);
    run(3000);
    return this;
  }

  private Compiler open(List<Path> classpath, List<String> arguments) {
    Compiler javac = Javac.open(List.of(), arguments);
    return new Compiler() {
      @Override
      public Result compile(java.util.Collection<Source> sources, List<ModuleCode> visible) {
        Result result = javac.compile(sources, visible);
        Runnable now = whileCompiling;
        whileCompiling = () -> {};
        now.run();
        return result;
      }

      @Override
      public void close() {
        javac.close();
      }
    };
  }

  /** Lets so many milliseconds pass. */
  void run(long millis) {
    long end = now + millis * MILLISECOND;
    try {
      while (now < end && Objects.requireNonNull(loop).turn()) {
        now += MILLISECOND;
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void told(String sentence) {
    told.add(sentence);
  }

  @Override
  public void refused(String errors, int count) {
    refused.add(errors);
  }

  @Override
  public void compiles() {
    mended++;
  }

  @Override
  public void publishing() {
    whilePublishing.run();
  }

  @Override
  public void alike(Publication.File file) {
    alike.add(file.path());
  }

  @Override
  public void published(Publication what) {
    published.add(what);
  }

  @Override
  public void close() throws IOException {
    if (loop != null) {
      loop.close();
      run(10);
    }
    files.close();
  }

  private final class Events implements ChangeSource {
    @Override
    public void watch(Path directory) {}

    @Override
    public void poll(long timeoutNanos, Hints to) {
      if (hints.isEmpty()) {
        now += Math.min(timeoutNanos, 5 * MILLISECOND);
      }
      while (!later.isEmpty() && later.firstKey() <= now) {
        later.pollFirstEntry().getValue().run();
      }
      while (!hints.isEmpty()) {
        hints.remove().accept(to);
      }
    }

    @Override
    public void close() {}
  }

  private final class Clock implements Time {
    @Override
    public long nanos() {
      return now;
    }

    @Override
    public long millis() {
      return fileTime;
    }

    @Override
    public void pause(long nanos) {
      now += nanos;
    }
  }
}
