// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.ClassName;
import dev.remain.classpath.Globs;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.jar.Attributes;
import org.jspecify.annotations.Nullable;

/**
 * The isolated base: the archives that are kept and the platform above them. No class in it can be
 * linked to a live one, but code that asks by name gets what the running generation has. Replaced
 * as a whole by a full restart. Thread-safe.
 */
public final class BaseClassLoader extends DefiningClassLoader implements Base {

  static {
    registerAsParallelCapable();
  }

  /** How the names of all such loaders begin. */
  public static final String PREFIX = "remain-base-";

  private static final Globs NOTHING = Globs.of(List.of());

  private final PlatformGate gate;
  private final List<Entry> all;
  private final List<Entry> entries;
  private final FreshJars fresh;
  private final Queue<Class<?>> defined = new ConcurrentLinkedQueue<>();
  private final LiveHalf lives;

  /** A base archive, or a directory that the user moved to the base. */
  private record Entry(Root root, @Nullable BaseJar jar, @Nullable FileLookup directory) {}

  /** Finds the captured files of one directory. */
  public interface FileLookup {
    @Nullable LiveFile find(Root root, String path);
  }

  /**
   * @param all of the base, of which it keeps what is not fresh
   */
  private BaseClassLoader(
      String name, PlatformGate gate, List<Entry> all, LiveHalf lives, Set<Path> fresh) {
    super(name, gate, Weaver.ofBase());
    this.gate = gate;
    this.lives = lives;
    this.all = all;
    List<Entry> kept = new ArrayList<>();
    List<BaseJar> jars = new ArrayList<>();
    for (Entry entry : all) {
      if (entry.jar() != null && fresh.contains(entry.root().path())) {
        jars.add(entry.jar());
      } else {
        kept.add(entry);
      }
    }
    this.entries = kept;
    this.fresh = new FreshJars(jars);
  }

  /** The classes that it has defined so far. */
  public Collection<Class<?>> defined() {
    return Collections.unmodifiableCollection(defined);
  }

  @Override
  public FreshJars fresh() {
    return fresh;
  }

  /** How many those are. */
  public int anew() {
    return fresh.paths().size();
  }

  /**
   * @param number of the base; the first is 1
   * @param roots of the base, in class path order
   * @param directories where directories among them are read from
   * @param fresh archives among them that each generation loads anew
   */
  public static BaseClassLoader of(
      int number, List<Root> roots, FileLookup directories, LiveHalf lives, Set<Path> fresh) {
    List<Entry> entries = new ArrayList<>();
    for (Root root : roots) {
      entries.add(
          root.isArchive()
              ? new Entry(root, new BaseJar(root.path()), null)
              : new Entry(root, null, directories));
    }
    return new BaseClassLoader(PREFIX + number, new PlatformGate(), entries, lives, fresh);
  }

  /**
   * The next base: archives that did not change go on being read from where they are open.
   *
   * @param nextFresh archives that each generation loads anew from then on
   */
  public BaseClassLoader replace(
      int number, Set<Path> changed, LiveFiles directories, LiveHalf lives, Set<Path> nextFresh) {
    List<Entry> next = new ArrayList<>();
    for (Entry entry : all) {
      if (entry.jar() == null) {
        next.add(new Entry(entry.root(), null, directories::get));
      } else if (changed.contains(entry.root().path())) {
        next.add(new Entry(entry.root(), BaseJar.rewritten(entry.root().path()), null));
      } else {
        next.add(entry);
      }
    }
    return new BaseClassLoader(PREFIX + number, gate, next, lives, nextFresh);
  }

  /** Takes private copies of the archives; slow, so not on a thread that anybody waits for. */
  public void copyArchives() {
    for (Entry entry : all) {
      if (entry.jar() != null) {
        entry.jar().copy();
      }
    }
  }

  /** The archive that a class of it is from, or null. */
  public @Nullable Path archiveOf(String className) {
    String path = ClassName.path(className);
    for (Entry entry : entries) {
      if (entry.jar() != null && entry.jar().find(path) != null) {
        return entry.root().path();
      }
    }
    return null;
  }

  @Override
  public ClassLoader loader() {
    return this;
  }

  /**
   * As the JVM asks for what a class here refers to, and as any code may ask. Live classes are
   * answered to code only.
   */
  @Override
  public Class<?> loadClass(String name) throws ClassNotFoundException {
    try {
      return find(name);
    } catch (ClassNotFoundException e) {
      GenerationClassLoader live = lives.holding(name);
      if (live == null) {
        throw e;
      }
      if (Asker.isJvm(this)) {
        refused(name);
        throw e;
      }
      return live.loadClass(name);
    }
  }

  /** A class here cannot be linked; with its archive on the other side it could. */
  private void refused(String name) {
    Class<?> linked = Asker.linking(this);
    Path archive = linked == null ? null : archiveOf(linked.getName());
    if (archive != null) {
      lives.refused(archive, name);
    }
  }

  /** As loaders ask that have this one as their parent: the JVM remembers only them for it. */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    try {
      return find(name);
    } catch (ClassNotFoundException e) {
      GenerationClassLoader live = lives.holding(name);
      if (live == null) {
        throw e;
      }
      return live.loadClass(name);
    }
  }

  @Override
  public Class<?> find(String name) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      int dot = name.lastIndexOf('.');
      if (dot > 0 && gate.owns(name.substring(0, dot))) {
        try {
          return gate.loadClass(name);
        } catch (ClassNotFoundException e) {
          return findClass(name); // A package that the platform and an archive share.
        }
      }
      Class<?> own = findOwn(name);
      return own != null ? own : gate.loadClass(name);
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
    String path = ClassName.path(name);
    for (Entry entry : entries) {
      try {
        BaseJar.Entry found = read(entry, path);
        if (found != null) {
          Class<?> agent = isAgent(name, found.origin()) ? ofJvm(name) : null;
          if (agent != null) {
            return agent;
          }
          Class<?> own = define(name, found.bytes(), found.origin());
          defined.add(own);
          return own;
        }
      } catch (IOException e) {
        throw new ClassNotFoundException(name + " cannot be read from " + entry.root().path(), e);
      }
    }
    return null;
  }

  /**
   * Whether the JVM loads the class by itself, into its own loader, to give it what agents have.
   */
  private static boolean isAgent(String name, Origin origin) {
    if (origin.manifest() == null) {
      return false;
    }
    Attributes main = origin.manifest().getMainAttributes();
    return name.equals(main.getValue("Premain-Class")) || name.equals(main.getValue("Agent-Class"));
  }

  private static @Nullable Class<?> ofJvm(String name) {
    try {
      return ClassLoader.getSystemClassLoader().loadClass(name);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static BaseJar.@Nullable Entry read(Entry entry, String path) throws IOException {
    if (entry.jar() != null) {
      return entry.jar().read(path);
    }
    LiveFile file = directoryFile(entry, path);
    return file == null
        ? null
        : new BaseJar.Entry(file.bytes(), new Origin(BytesUrl.ofRoot(entry.root()), null));
  }

  @Override
  public URL[] getURLs() {
    return entries.stream().map(entry -> BytesUrl.ofRoot(entry.root())).toArray(URL[]::new);
  }

  private static @Nullable LiveFile directoryFile(Entry entry, String path) {
    return entry.directory() == null ? null : entry.directory().find(entry.root(), path);
  }

  @Override
  public @Nullable URL findResource(String name) {
    List<URL> live = lives.find(name, this);
    if (!live.isEmpty()) {
      return live.get(0);
    }
    for (Entry entry : shown(name)) {
      URL url = find(entry, name);
      if (url != null) {
        return url;
      }
    }
    return null;
  }

  /** As under plain java: those of the program, of what is loaded anew, and its own. */
  @Override
  public Enumeration<URL> findResources(String name) {
    Map<String, URL> all = new LinkedHashMap<>();
    lives.find(name, this).forEach(url -> all.putIfAbsent(url.toExternalForm(), url));
    in(shown(name), name).forEach(url -> all.putIfAbsent(url.toExternalForm(), url));
    return Collections.enumeration(all.values());
  }

  /** Where code of the base looks: a service loader loads by the base what it finds. */
  private List<Entry> shown(String name) {
    return fresh.isEmpty() || (LiveHalf.isService(name) && Asker.isServiceLoader()) ? entries : all;
  }

  @Override
  public Enumeration<URL> baseResources(String name) throws IOException {
    List<URL> all = Collections.list(gate.getResources(name));
    all.addAll(in(entries, name));
    return Collections.enumeration(all);
  }

  private static List<URL> in(List<Entry> places, String name) {
    List<URL> found = new ArrayList<>();
    for (Entry entry : places) {
      URL url = find(entry, name);
      if (url != null) {
        found.add(url);
      }
    }
    return found;
  }

  private static @Nullable URL find(Entry entry, String name) {
    if (entry.jar() != null) {
      return entry.jar().find(name);
    }
    return entry.directory() == null
        ? null
        : new Resources(List.of(entry.root()), entry.directory(), NOTHING).first(name);
  }
}
