// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.boundary.Holders;
import dev.remain.boundary.Lesson;
import dev.remain.classpath.ClassName;
import dev.remain.classpath.FirstCapture;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.loader.Base;
import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.GenerationClassLoader;
import dev.remain.loader.LiveHalf;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The base that generations stand on. Immutable; a full restart makes the next one. */
public sealed interface BaseLayer {

  Base base();

  /** Whether {@link #replace} can be called. */
  boolean isReplaceable();

  /** Live class names that come from the base, since running code has them from there. */
  Predicate<String> shared();

  /** Tells the base whose classes and resources it may answer by name. */
  void running(GenerationClassLoader next);

  /** The base class that asked for a live resource, or null. */
  @Nullable String readerOf(String path);

  /** Why a live class cannot change while this base is in use, or null. */
  @Nullable String sharedReason(String path);

  /**
   * Another base, with these archives read again.
   *
   * @param fresh archives that each generation loads anew from then on
   */
  BaseLayer replace(Set<Path> changed, LiveFiles files, Set<Path> fresh);

  /**
   * Looks for static fields of the base that hold something of that generation; slow.
   *
   * @param live the loader of the running generation
   */
  void look(ClassLoader live);

  /**
   * The archives whose static fields hold something of a generation that has ended.
   *
   * @param ended its loader
   */
  List<Lesson> keepers(GenerationClassLoader ended);

  /** The archive that a class of the base is from, if that can be replaced; else null. */
  @Nullable Path archiveOf(String className);

  /** Makes the base independent of its archives on disk; slow. */
  void copyArchives();

  /** A base of our own, which sees no live class. */
  record Isolated(
      BaseClassLoader base,
      LiveHalf live,
      BiConsumer<Path, String> refusals,
      Holders holders,
      int number)
      implements BaseLayer {

    /** Up to so many classes are looked at while somebody waits: some ten milliseconds. */
    private static final int FEW_CLASSES = 4_000;

    /**
     * @param fresh archives that each generation loads anew
     * @param refusals told of archives that cannot stay; see {@link LiveHalf}
     */
    static Isolated first(
        List<Root> roots,
        FirstCapture capture,
        Set<Path> fresh,
        BiConsumer<Path, String> refusals) {
      LiveHalf live = new LiveHalf(refusals);
      BaseClassLoader base = BaseClassLoader.of(1, roots, capture::find, live, fresh);
      return new Isolated(base, live, refusals, new Holders(base), 1);
    }

    @Override
    public boolean isReplaceable() {
      return true;
    }

    @Override
    public Predicate<String> shared() {
      return name -> false;
    }

    @Override
    public void running(GenerationClassLoader next) {
      live.running(next);
    }

    @Override
    public @Nullable String readerOf(String path) {
      return live.readerOf(path);
    }

    @Override
    public @Nullable String sharedReason(String path) {
      return null;
    }

    @Override
    public BaseLayer replace(Set<Path> changed, LiveFiles files, Set<Path> fresh) {
      LiveHalf next = new LiveHalf(refusals);
      BaseClassLoader made = base.replace(number + 1, changed, files, next, fresh);
      return new Isolated(made, next, refusals, new Holders(made), number + 1);
    }

    @Override
    public void look(ClassLoader live) {
      holders.look(base.defined(), loader -> loader == live);
    }

    @Override
    public List<Lesson> keepers(GenerationClassLoader ended) {
      if (base.defined().size() <= FEW_CLASSES) {
        look(ended);
      }
      List<Lesson> keepers = new ArrayList<>();
      for (Holders.Holder holder : holders.still(loader -> loader == ended)) {
        Path archive = base.archiveOf(holder.type().getName());
        if (archive != null) {
          keepers.add(new Lesson(archive, "keeps " + holder.held() + " of gen " + ended.number()));
        }
      }
      return keepers;
    }

    @Override
    public @Nullable Path archiveOf(String className) {
      return base.archiveOf(className);
    }

    @Override
    public void copyArchives() {
      base.copyArchives();
    }
  }

  /** A loader that was there before, and stays. */
  record Given(Base base, Predicate<String> shared) implements BaseLayer {

    @Override
    public boolean isReplaceable() {
      return false;
    }

    @Override
    public void running(GenerationClassLoader next) {}

    @Override
    public @Nullable String readerOf(String path) {
      return null;
    }

    @Override
    public @Nullable String sharedReason(String path) {
      String name = ClassName.ofPath(path);
      return shared.test(name)
          ? name + " changed, which the running program shares: restart the JVM to use it"
          : null;
    }

    @Override
    public BaseLayer replace(Set<Path> changed, LiveFiles files, Set<Path> fresh) {
      throw new IllegalStateException("a given base is never replaced");
    }

    @Override
    public void look(ClassLoader live) {}

    @Override
    public List<Lesson> keepers(GenerationClassLoader ended) {
      return List.of();
    }

    @Override
    public @Nullable Path archiveOf(String className) {
      return null;
    }

    @Override
    public void copyArchives() {}
  }
}
