// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classfile.StaticFinals;
import dev.remain.classpath.ClassName;
import dev.remain.classpath.Globs;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.LiveLookup;
import dev.remain.classpath.Root;
import dev.remain.woven.Arrivals;
import dev.remain.woven.Frame;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The disposable loader: live classes first, from the snapshot its generation was made from and
 * never from the disk; all else from the base. Thread-safe.
 */
public final class GenerationClassLoader extends DefiningClassLoader implements Arrivals {

  static {
    registerAsParallelCapable();
  }

  private final int number;
  private final Base base;
  private final Content content;
  private final LiveLookup files;
  private final Resources resources;
  private final Origins origins;
  private final Queue<String> defined = new ConcurrentLinkedQueue<>();
  private final @Nullable Class<?> loops;
  private final CarriedState cargo = new CarriedState();
  private final FreshJars fresh;
  private volatile @Nullable WovenFiles woven;
  private volatile @Nullable Set<String> split;
  private volatile @Nullable Frame frame;
  private volatile long overNanos;

  /** Set with the lock for the class of the switch. */
  private boolean isOver;

  /**
   * What a generation's loader is made from.
   *
   * @param files the snapshot
   * @param roots live ones, in class path order
   * @param onDisk resources that are read from the disk as it is
   * @param shared names of live classes that come from the base all the same
   * @param woven what was made of the same files before; null if nobody knows
   * @param endsLoops whether {@link #endLoops} is to work, which slows every loop down a little
   */
  public record Content(
      LiveLookup files,
      List<Root> roots,
      Globs onDisk,
      Predicate<String> shared,
      @Nullable WovenFiles woven,
      boolean endsLoops) {}

  public GenerationClassLoader(int number, Base base, Content content) {
    super(
        nameOf(number),
        base.loader(),
        Weaver.ofLive(
            content.endsLoops() ? new LoopSwitch() : null,
            LibrarySites.beside(content.files()),
            base.loader() instanceof BaseClassLoader));
    this.number = number;
    this.base = base;
    this.content = content;
    this.files = content.files();
    this.resources = new Resources(content.roots(), new Found(content.files()), content.onDisk());
    this.origins = new Origins(content.files());
    this.woven = content.woven();
    this.fresh = base.fresh();
    this.loops =
        content.endsLoops() ? defineGuest(LoopSwitch.CLASS_NAME, new LoopSwitch().bytes()) : null;
  }

  private record Found(LiveLookup files) implements BaseClassLoader.FileLookup {
    @Override
    public @Nullable LiveFile find(Root root, String path) {
      return files.find(root, path);
    }
  }

  /** How the names of all such loaders begin. */
  public static final String PREFIX = "remain-generation-";

  /** The name that stack traces of a generation carry. */
  public static String nameOf(int number) {
    return PREFIX + number;
  }

  /** What is carried into this generation, and on from it. */
  public CarriedState cargo() {
    return cargo;
  }

  @Override
  public void initialized(Class<?> type) {
    cargo.initialized(type);
  }

  /** Its live half, for whoever else may look there. */
  public Resources resources() {
    return resources;
  }

  /** Of its generation. */
  public int number() {
    return number;
  }

  /** Whether it, and not its base, has that file. */
  public boolean holds(String path) {
    return files.find(path) != null || fresh.has(path);
  }

  /** Whether a class is the program's own, and not one of a library that is loaded anew. */
  public boolean isProgram(Class<?> type) {
    return type.getClassLoader() == this
        && (fresh.isEmpty() || files.find(ClassName.path(type.getNestHost().getName())) != null);
  }

  /** Through which code of the base calls what asks for the nearest loader on the stack. */
  public Frame frame() {
    Frame known = frame;
    if (known == null) {
      known = GenerationFrame.in(this);
      frame = known;
    }
    return known;
  }

  @Override
  public URL[] getURLs() {
    List<URL> urls = new ArrayList<>();
    content.roots().forEach(root -> urls.add(BytesUrl.ofRoot(root)));
    urls.addAll(fresh.urls());
    return urls.toArray(new URL[0]);
  }

  /** The names of the live classes that it has defined so far, in that order. */
  public Collection<String> defined() {
    return Collections.unmodifiableCollection(defined);
  }

  /** The live classes defined so far that have static final fields which hold objects. */
  public List<Class<?>> holdersOfConstants() {
    List<Class<?>> holders = new ArrayList<>();
    for (String name : defined) {
      LiveFile file = files.find(ClassName.path(name));
      Class<?> type =
          file != null && StaticFinals.areIn(file.bytes()) ? findLoadedClass(name) : null;
      if (type != null) {
        holders.add(type);
      }
    }
    return holders;
  }

  /** Defines a live class, if there is one; what is wrong with it is left to its first user. */
  public void defineAhead(String name) {
    try {
      if (!content.shared().test(name)
          && !isOfSplitPackage(name)
          && findLoadedClass(name) == null
          && holds(ClassName.path(name))) {
        loadClass(name, false);
      }
    } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
      // Whoever uses the class meets the same.
    }
  }

  /** Whether to define a class ahead of its first use would decide what its package is. */
  public boolean isOfSplitPackage(String className) {
    Set<String> known = split;
    if (known == null) {
      known = hasArchives() ? SplitPackages.of(files.packages(), fresh.packages()) : Set.of();
      split = known;
    }
    return !known.isEmpty() && known.contains(ClassName.packageOf(ClassName.path(className)));
  }

  /** Whether archives are loaded anew in it. */
  public boolean hasArchives() {
    boolean found = !fresh.isEmpty();
    for (Root root : content.roots()) {
      found |= root.isArchive();
    }
    return found;
  }

  /** Where the live class of that name is from; null if it is not one, or there is none. */
  public @Nullable Root rootOf(String className) {
    LiveFile file = files.find(ClassName.path(className));
    return file == null ? null : file.root();
  }

  /**
   * One for the next generation, whose files nobody knows yet: until it is {@linkplain #adopt
   * adopted}, it defines classes of archives only, and of these only the given ones.
   */
  public GenerationClassLoader successor(Set<String> names) {
    return new GenerationClassLoader(
        number + 1,
        base,
        new Content(
            new PromisedFiles(files, names, fresh),
            content.roots(),
            content.onDisk(),
            content.shared(),
            null,
            content.endsLoops()));
  }

  /**
   * Defines a class, and links it, as far as that can be done before the program is there.
   *
   * @see #defineAhead
   */
  public void linkAhead(String name) {
    try {
      // The one public call that links a class without initialising it.
      var unused = loadClass(name, false).getDeclaredConstructors();
    } catch (ClassNotFoundException | LinkageError | RuntimeException e) {
      // Whoever uses the class meets the same, if it is still so.
    }
  }

  /**
   * Gives a {@linkplain #successor successor} its files, as its loader is to see them. False if it
   * is of another base, or has what is not so in the program by now: then it is of no use.
   */
  public boolean adopt(Base expected, LiveFiles now, Content seen) {
    woven = seen.woven();
    split = null;
    return expected == base
        && files instanceof PromisedFiles promised
        && promised.give(this, now, seen.files(), content.shared())
        && weaver().knowsLibraries();
  }

  /** Whether the loops of its classes can be ended. */
  public boolean endsLoops() {
    return loops != null;
  }

  /** Ends every loop in its classes at its next turn, on whatever thread. */
  public void endLoops() {
    if (loops != null) {
      try {
        loops.getField(LoopSwitch.FIELD).setBoolean(null, true);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the class was made with that field", e);
      }
    }
  }

  /** From now on it is noticed when its code is entered; at that {@link System#nanoTime}. */
  public void over(long nanos) {
    synchronized (getClassLoadingLock(EntrySwitch.CLASS_NAME)) {
      overNanos = nanos;
      isOver = true;
      Class<?> known = findLoadedClass(EntrySwitch.CLASS_NAME);
      if (known != null) {
        try {
          known.getField(EntrySwitch.FIELD).setBoolean(null, true);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("the class was made with that field", e);
        }
      }
    }
  }

  /** When it was over, if it is. */
  public long overNanos() {
    return overNanos;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      Class<?> own = name.startsWith("java.") || content.shared().test(name) ? null : findOwn(name);
      return own != null ? own : base.find(name);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> own = findOwn(name);
    if (own == null) {
      throw new ClassNotFoundException(name);
    }
    return own;
  }

  private @Nullable Class<?> findOwn(String name) throws ClassNotFoundException {
    if (name.equals(EntrySwitch.CLASS_NAME)) {
      return defineGuest(name, EntrySwitch.bytes(isOver));
    }
    String path = ClassName.path(name);
    LiveFile file =
        files instanceof PromisedFiles promised ? promised.toDefine(path) : files.find(path);
    Class<?> own =
        file == null ? findFresh(name) : defineAsIs(name, woven(file), origins.of(file.root()));
    if (own != null) {
      defined.add(name);
    }
    return own;
  }

  private byte[] woven(LiveFile file) {
    WovenFiles before = woven;
    return before == null ? weaver().weave(file.bytes()) : before.of(file, weaver());
  }

  private @Nullable Class<?> findFresh(String name) throws ClassNotFoundException {
    if (fresh.isEmpty()) {
      return null;
    }
    try {
      BaseJar.Entry found = fresh.woven(ClassName.path(name), weaver().ofFresh());
      return found == null ? null : defineAsIs(name, found.bytes(), found.origin());
    } catch (IOException e) {
      throw new ClassNotFoundException(name + " cannot be read", e);
    }
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    if (own != null) {
      return own;
    }
    try {
      Enumeration<URL> rest = base.baseResources(name);
      return rest.hasMoreElements() ? rest.nextElement() : null;
    } catch (IOException e) {
      return null;
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    Map<String, URL> all = new java.util.LinkedHashMap<>();
    for (URL url : own(name)) {
      all.putIfAbsent(url.toExternalForm(), url);
    }
    for (URL url : Collections.list(base.baseResources(name))) {
      all.putIfAbsent(url.toExternalForm(), url);
    }
    return Collections.enumeration(all.values());
  }

  @Override
  public @Nullable URL findResource(String name) {
    URL first = resources.first(name);
    List<URL> inJars = first == null ? fresh.all(name) : List.of();
    return inJars.isEmpty() ? first : inJars.get(0);
  }

  @Override
  public Enumeration<URL> findResources(String name) {
    return Collections.enumeration(own(name));
  }

  /** Its own resources of that name, without those of the base. */
  List<URL> own(String name) {
    List<URL> own = new ArrayList<>(resources.all(name));
    own.addAll(fresh.all(name));
    return own;
  }
}
