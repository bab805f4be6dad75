// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import dev.remain.leak.dump.PathSearch.Link;
import dev.remain.leak.dump.PathSearch.RootPath;
import dev.remain.leak.dump.PathSearch.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says a path to a loader in words. What keeps a lasting class in memory is left out, and so is the
 * inside of collections; the path ends with the first class of the loader.
 */
final class PathDescription {

  private static final int ALIVE = 0x1;
  private static final int TERMINATED = 0x2;

  /** Classes whose fields, and those of their nested classes, say nothing of who holds. */
  private static final Set<String> INSIDES =
      Set.of(
          "java.lang.ClassValue",
          "java.lang.ThreadLocal",
          "java.util.AbstractMap",
          "java.util.ArrayDeque",
          "java.util.ArrayList",
          "java.util.Arrays",
          "java.util.Collections",
          "java.util.EnumMap",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.Hashtable",
          "java.util.IdentityHashMap",
          "java.util.ImmutableCollections",
          "java.util.LinkedHashMap",
          "java.util.LinkedList",
          "java.util.Optional",
          "java.util.PriorityQueue",
          "java.util.TaskQueue",
          "java.util.TreeMap",
          "java.util.TreeSet",
          "java.util.Vector",
          "java.util.WeakHashMap",
          "java.util.concurrent.ArrayBlockingQueue",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentLinkedDeque",
          "java.util.concurrent.ConcurrentLinkedQueue",
          "java.util.concurrent.ConcurrentSkipListMap",
          "java.util.concurrent.ConcurrentSkipListSet",
          "java.util.concurrent.CopyOnWriteArrayList",
          "java.util.concurrent.CopyOnWriteArraySet",
          "java.util.concurrent.LinkedBlockingDeque",
          "java.util.concurrent.LinkedBlockingQueue",
          "java.util.concurrent.PriorityBlockingQueue",
          "java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue",
          "java.util.concurrent.atomic.AtomicReference",
          "java.util.concurrent.atomic.AtomicReferenceArray");

  private final HeapDump dump;
  private final ClassNames names;
  private final long loaderId;
  private final String family;
  private final List<String> words = new ArrayList<>();
  private final List<String> everyStep = new ArrayList<>();
  private boolean isJdk;

  /**
   * Reads a path.
   *
   * @param loader the object it leads to
   * @param family how the names of all disposable loaders begin
   */
  PathDescription(HeapDump dump, RootPath path, int loader, String family) {
    this.dump = dump;
    this.names = new ClassNames(dump);
    this.loaderId = dump.id(loader);
    this.family = family;
    List<Step> steps = path.steps();
    int end = 0;
    while (end < steps.size() && !isDoomed(steps.get(end).from())) {
      end++;
    }
    int last = end < steps.size() ? steps.get(end).from() : loader;
    for (int i = 0; i < end; i++) {
      everyStep.add(plain(steps.get(i)));
    }
    for (int i = head(path, steps.subList(0, end)); i < end; i++) {
      Step step = steps.get(i);
      add(step, i + 1 < end ? steps.get(i + 1) : null);
      addThread(step, steps.subList(0, end));
    }
    DumpClass type = typeOf(last);
    if (last != loader && type != null) {
      words.add(named(type));
    }
  }

  /** The words, from the holder to a class of the loader. */
  List<String> words() {
    return words;
  }

  /** Every reference as {@code Class.field}, from the root to an object of the loader's. */
  List<String> everyStep() {
    return everyStep;
  }

  /** Whether the holder is a static field of a class of the JDK. */
  boolean isJdk() {
    return isJdk;
  }

  /** Adds who holds; returns which step comes next. */
  private int head(RootPath path, List<Step> steps) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      DumpClass owner = step.owner();
      if (step.link() == Link.STATIC && owner != null && !isDisposable(owner)) {
        words.add(named(owner) + "." + step.field());
        isJdk = names.isOfJdk(owner);
        addThread(step, steps);
        return i + 1;
      }
      Integer status = isThread(step.from()) ? statusOf(step.from()) : null;
      if (status != null && (status & ALIVE) != 0) {
        String field = step.field().toLowerCase(Locale.ROOT);
        if (step.link() == Link.FIELD && field.endsWith("threadlocals")) {
          words.add("a thread local of " + thread(step.from()));
          return i + 1;
        }
        words.add(thread(step.from()));
        return i;
      }
    }
    root(path.root());
    return 0;
  }

  private void root(GcRoot root) {
    int thread =
        root.kind() == GcRoot.Kind.THREAD || root.kind() == GcRoot.Kind.FRAME
            ? dump.threadOf(root)
            : -1;
    switch (root.kind()) {
      case THREAD -> words.add(thread(thread));
      case FRAME -> {
        String method = dump.methodOf(root);
        words.add(thread(thread));
        words.add("a local variable" + (method == null ? "" : " in " + method));
      }
      case NATIVE_LOCAL -> words.add("a local reference of native code");
      case NATIVE_GLOBAL -> words.add("a global reference of native code");
      case MONITOR -> words.add("a monitor that a thread has entered");
      case SYSTEM_CLASS -> words.add("a class of the JDK");
      case CLASS_VALUES -> words.add("a class-value map (of which class, the dump does not say)");
      case UNKNOWN -> words.add("a root of unknown kind");
    }
  }

  private void add(Step step, @Nullable Step next) {
    DumpClass owner = step.owner();
    String name = owner == null ? "?" : named(owner);
    switch (step.link()) {
      case FIELD -> {
        if (owner == null || !isInside(owner)) {
          words.add(name + "." + step.field());
        }
      }
      case STATIC -> words.add(name + "." + step.field());
      case CLASS -> {
        if (next == null || next.link() != Link.STATIC) {
          words.add("class " + name);
        }
      }
      case LOADER -> words.add("the loader of " + name);
      case SUPERCLASS -> words.add("its subclass " + name);
      case ELEMENT, DOMAIN, SOFT -> {}
    }
  }

  /** Names the thread that a step leads to, unless the thread is of the loader's. */
  private void addThread(Step step, List<Step> steps) {
    boolean isLast = steps.get(steps.size() - 1).equals(step);
    if (!isLast && isThread(step.to())) {
      words.add(thread(step.to()));
    }
  }

  private String plain(Step step) {
    DumpClass owner = step.owner();
    String name = owner == null ? "?" : named(owner);
    return switch (step.link()) {
      case FIELD, STATIC, SOFT -> name + "." + step.field();
      case ELEMENT -> "[]";
      case CLASS -> "class " + name;
      case LOADER -> "<loader>";
      case DOMAIN -> "<protection domain>";
      case SUPERCLASS -> "<superclass>";
    };
  }

  private static boolean isInside(DumpClass owner) {
    if (INSIDES.contains(owner.name)) {
      return true;
    }
    int nested = owner.name.indexOf('$');
    return nested > 0 && INSIDES.contains(owner.name.substring(0, nested));
  }

  private boolean isDoomed(int object) {
    DumpClass type = typeOf(object);
    return dump.id(object) == loaderId || (type != null && type.loaderId == loaderId);
  }

  private boolean isDisposable(DumpClass type) {
    int loader = type.loaderId == 0 ? -1 : dump.find(type.loaderId);
    String name = loader < 0 ? null : dump.text(loader, "name");
    return name != null && name.startsWith(family);
  }

  /** The class that an object is, or else the class of it. */
  private @Nullable DumpClass typeOf(int object) {
    DumpClass own = dump.classWithId(dump.id(object));
    return own != null ? own : dump.classOf(object);
  }

  private boolean isThread(int object) {
    return dump.isInstanceOf(object, "java.lang.Thread");
  }

  private @Nullable Integer statusOf(int thread) {
    int holder = dump.follow(thread, "holder"); // since Java 19
    return dump.number(holder < 0 ? thread : holder, "threadStatus");
  }

  private String thread(int thread) {
    if (thread < 0) {
      return "a thread";
    }
    String name = dump.text(thread, "name");
    boolean isVirtual = dump.isInstanceOf(thread, "java.lang.BaseVirtualThread");
    String words = isVirtual ? "virtual thread" : "thread";
    words = name == null || name.isEmpty() ? "a " + words : words + " \"" + name + '"';
    Integer status = isVirtual ? null : statusOf(thread);
    if (status == null) {
      return words;
    }
    if ((status & ALIVE) != 0) {
      return words + " (running)";
    }
    return words + ((status & TERMINATED) != 0 ? " (ended)" : " (never started)");
  }

  private String named(DumpClass type) {
    return names.of(type);
  }
}
