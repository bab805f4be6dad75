// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.boundary.Flags;
import dev.remain.boundary.Holders;
import dev.remain.boundary.KeptUse;
import dev.remain.boundary.Lesson;
import dev.remain.classpath.ClassName;
import dev.remain.classpath.FirstCapture;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.loader.Base;
import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.GenerationClassLoader;
import dev.remain.loader.LiveHalf;
import dev.remain.loader.Twins;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
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

  /** Those of these live classes that the base has of its own, so that they stay as they were. */
  Set<String> twins(Collection<String> names);

  /**
   * Another base, with these archives read again.
   *
   * @param fresh archives that each generation loads anew from then on
   */
  BaseLayer replace(Set<Path> changed, LiveFiles files, Set<Path> fresh);

  /** Whether it has so many classes that looking at them is nothing to wait for. */
  boolean isLarge();

  /** Looks for static fields of the base that hold something of a generation; slow. */
  void look();

  /**
   * The archives whose static fields hold something of a generation that has ended.
   *
   * @param ended its loader
   */
  List<Lesson> keepers(GenerationClassLoader ended);

  /**
   * Empties what libraries only remember of a generation; runs their code.
   *
   * @return a text for each thing that was emptied
   * @throws ReflectiveOperationException what a library threw
   */
  List<String> forget(GenerationClassLoader ended) throws ReflectiveOperationException;

  /** What the archive that a class of the base is from says of its state; null if nobody knows. */
  @Nullable Flags flags(String className);

  /** The classes that it has loaded, as far as that is known. */
  Collection<Class<?>> classes();

  /** Their names. */
  Collection<String> loaded();

  /** The archive that a class of the base is from, if that can be replaced; else null. */
  @Nullable Path archiveOf(String className);

  /** The archives of which kept objects use something, and which so cannot be loaded anew. */
  Set<Path> usedBy(Collection<?> kept);

  /** How many archives each generation on it loads anew. */
  int anew();

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

    private static final Predicate<String> NONE_SHARED =
        new Predicate<>() {
          @Override
          public boolean test(String name) {
            return false;
          }
        };

    private record Captured(FirstCapture capture) implements BaseClassLoader.FileLookup {
      @Override
      public @Nullable LiveFile find(Root root, String path) {
        return capture.find(root, path);
      }
    }

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
      BaseClassLoader base = BaseClassLoader.of(1, roots, new Captured(capture), live, fresh);
      return new Isolated(base, live, refusals, new Holders(base), 1);
    }

    @Override
    public boolean isReplaceable() {
      return true;
    }

    @Override
    public Predicate<String> shared() {
      return NONE_SHARED;
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
    public Set<String> twins(Collection<String> names) {
      return Set.of();
    }

    @Override
    public BaseLayer replace(Set<Path> changed, LiveFiles files, Set<Path> fresh) {
      LiveHalf next = new LiveHalf(refusals);
      BaseClassLoader made = base.replace(number + 1, changed, files, next, fresh);
      return new Isolated(made, next, refusals, new Holders(made), number + 1);
    }

    @Override
    public boolean isLarge() {
      return base.defined().size() > FEW_CLASSES;
    }

    @Override
    public void look() {
      holders.look(base.defined(), GenerationClassLoader.class::isInstance);
    }

    @Override
    public List<Lesson> keepers(GenerationClassLoader ended) {
      if (!isLarge()) {
        look();
      }
      List<Lesson> keepers = new ArrayList<>();
      for (Holders.Holder holder : holders.still(isEnded(ended))) {
        Path archive = base.archiveOf(holder.type().getName());
        if (archive != null) {
          String where = holder.type().getSimpleName() + "." + holder.field();
          keepers.add(
              new Lesson(
                  archive,
                  "keeps " + holder.held() + " of gen " + ended.number() + " in " + where));
        }
      }
      return keepers;
    }

    /** With those before it, of which something may have been kept that nobody saw in time. */
    private static Predicate<@Nullable ClassLoader> isEnded(GenerationClassLoader ended) {
      return loader ->
          loader instanceof GenerationClassLoader one && one.number() <= ended.number();
    }

    @Override
    public List<String> forget(GenerationClassLoader ended) throws ReflectiveOperationException {
      return holders.forget(isEnded(ended));
    }

    @Override
    public @Nullable Flags flags(String className) {
      Collection<Class<?>> all = base.defined();
      Class<?> hooked = null;
      for (Class<?> type : all) {
        hooked = type.getName().equals(className) ? type : hooked;
      }
      if (hooked == null) {
        return null;
      }
      Set<Class<?>> classes = new HashSet<>();
      for (Class<?> type : all) {
        if (type.getProtectionDomain() == hooked.getProtectionDomain()) { // One for each archive.
          classes.add(type);
        }
      }
      return holders.flags(classes);
    }

    @Override
    public Collection<Class<?>> classes() {
      return base.defined();
    }

    @Override
    public Collection<String> loaded() {
      return base.defined().stream().map(Class::getName).toList();
    }

    @Override
    public @Nullable Path archiveOf(String className) {
      return base.archiveOf(className);
    }

    @Override
    public Set<Path> usedBy(Collection<?> kept) {
      Set<Path> archives = new HashSet<>();
      for (Class<?> type : KeptUse.of(base, kept).classes()) {
        Path archive = base.archiveOf(type.getName());
        if (archive != null) {
          archives.add(archive);
        }
      }
      return archives;
    }

    @Override
    public int anew() {
      return base.anew();
    }

    @Override
    public void copyArchives() {
      base.copyArchives();
    }
  }

  /**
   * A loader that was there before, and stays.
   *
   * @param twins live classes that it has of its own
   */
  record Given(Base base, Predicate<String> shared, Twins twins) implements BaseLayer {

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
      if (shared.test(name)) {
        return name + " changed, which the running program shares: restart the JVM to use it";
      }
      return twins.among(List.of(name)).isEmpty()
          ? null
          : name
              + " changed, and libraries would go on with the one that the JVM's own loader gave"
              + " them: restart the JVM to use it, or leave out layer=system";
    }

    @Override
    public Set<String> twins(Collection<String> names) {
      return twins.among(names);
    }

    @Override
    public BaseLayer replace(Set<Path> changed, LiveFiles files, Set<Path> fresh) {
      throw new IllegalStateException("a given base is never replaced");
    }

    @Override
    public boolean isLarge() {
      return false;
    }

    @Override
    public void look() {}

    @Override
    public List<Lesson> keepers(GenerationClassLoader ended) {
      return List.of();
    }

    @Override
    public List<String> forget(GenerationClassLoader ended) {
      return List.of();
    }

    @Override
    public @Nullable Flags flags(String className) {
      return null;
    }

    @Override
    public Collection<Class<?>> classes() {
      return List.of();
    }

    @Override
    public Collection<String> loaded() {
      return List.of();
    }

    @Override
    public @Nullable Path archiveOf(String className) {
      return null;
    }

    @Override
    public Set<Path> usedBy(Collection<?> kept) {
      return Set.of();
    }

    @Override
    public int anew() {
      return 0;
    }

    @Override
    public void copyArchives() {}
  }
}
