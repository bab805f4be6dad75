// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.compile.proof.SourceFiles;
import dev.remain.watch.disk.ChangeSource;
import dev.remain.watch.disk.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where something may have happened to sources, or to classes that others may write too. Confined
 * to the compile thread.
 */
final class Hinted implements ChangeSource.Hints {

  private static final String ASIDE = ".remain~";

  private final ChangeSource source;
  private final Time time;
  private List<Path> roots = List.of();
  private List<Path> directories = List.of();
  private List<Path> resourceRoots = List.of();
  private final Set<Path> resources = new HashSet<>();
  private final Set<Path> sources = new HashSet<>();
  private final Set<Path> classes = new HashSet<>();
  private final Stamps stamps = new Stamps();
  private boolean isEverywhere;
  private long lastSource;
  private long lastClass;

  Hinted(ChangeSource source, Time time) {
    this.source = source;
    this.time = time;
  }

  /**
   * Watches all that is below these, and forgets what was hinted before.
   *
   * @param sourceRoots that exist or not
   * @param classDirectories likewise
   */
  void watch(List<Path> sourceRoots, List<Path> classDirectories) {
    roots = sourceRoots;
    directories = classDirectories;
    clear();
    Stream.concat(roots.stream(), directories.stream()).forEach(this::watch);
  }

  /** Watches these sources too. */
  void watchSources(List<Path> sourceRoots) {
    roots = sourceRoots;
    roots.forEach(this::watch);
  }

  /** Watches these resources too. */
  void watchResources(List<Path> of) {
    resourceRoots = of;
    resourceRoots.forEach(this::watch);
  }

  /** Looks at the times of all sources and resources: what the system tells of may come later. */
  void sweep() {
    List<Path> all = new ArrayList<>(roots);
    all.addAll(resourceRoots);
    for (Path file : stamps.news(all)) {
      Path parent = file.getParent();
      touched(parent == null ? file : parent, String.valueOf(file.getFileName()));
    }
  }

  /** Notes the times of all, of which nothing is to be told. */
  void stamp() {
    List<Path> all = new ArrayList<>(roots);
    all.addAll(resourceRoots);
    Set<Path> unused = stamps.news(all);
  }

  /** Takes the resources to which something happened. */
  Set<Path> takeResources() {
    Set<Path> taken = Set.copyOf(resources);
    resources.clear();
    return taken;
  }

  private void watch(Path directory) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> found = Files.walk(directory)) {
      for (Path one : (Iterable<Path>) found.filter(Files::isDirectory)::iterator) {
        source.watch(one);
      }
    } catch (IOException | UncheckedIOException e) {
      // What went meanwhile has no events; what cannot be watched is found by a look everywhere.
      isEverywhere = true;
    }
  }

  @Override
  public void touched(Path directory, String name) {
    Path file = directory.resolve(name);
    if (name.endsWith(ASIDE)) {
      return;
    }
    if (name.endsWith(".class") && isBelow(file, directories)) {
      classes.add(file);
      lastClass = time.nanos();
    } else if (SourceFiles.isSource(name) && isBelow(file, roots)) {
      sources.add(file);
      lastSource = time.nanos();
    } else if (!name.contains(".") || Files.isDirectory(file)) {
      directory(file);
    }
    if (isBelow(file, resourceRoots) && !name.endsWith("~")) {
      resources.add(file);
    }
  }

  /** Something that is, or was, a directory. */
  private void directory(Path file) {
    watch(file);
    if (isBelow(file, roots)) {
      isEverywhere = true;
      lastSource = time.nanos();
    }
    if (isBelow(file, directories)) {
      addClasses(file);
      lastClass = time.nanos();
    }
  }

  private void addClasses(Path directory) {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> found = Files.walk(directory)) {
        found.filter(file -> file.toString().endsWith(".class")).forEach(classes::add);
      } catch (IOException | UncheckedIOException e) {
        classes.add(directory);
      }
    } else {
      classes.add(directory);
    }
  }

  @Override
  public void lost(Path directory) {
    directory(directory);
  }

  @Override
  public void gone(Path directory) {
    directory(directory);
  }

  private static boolean isBelow(Path file, List<Path> of) {
    return of.stream().anyMatch(file::startsWith);
  }

  /** Something may have been missed: look at all sources. */
  void lookEverywhere() {
    isEverywhere = true;
    lastSource = time.nanos();
  }

  boolean hasSources() {
    return isEverywhere || !sources.isEmpty();
  }

  boolean isEverywhere() {
    return isEverywhere;
  }

  Set<Path> sources() {
    return sources;
  }

  /** When something happened to a source last. */
  long lastSource() {
    return lastSource;
  }

  long lastClass() {
    return lastClass;
  }

  /** Takes the class files, and directories of such, to which something happened. */
  Set<Path> takeClasses() {
    Set<Path> taken = Set.copyOf(classes);
    classes.clear();
    return taken;
  }

  void clearSources() {
    sources.clear();
    isEverywhere = false;
  }

  private void clear() {
    clearSources();
    classes.clear();
  }
}
