// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.generation.book.LibraryObjects;
import dev.remain.hook.Doomed;
import dev.remain.hook.Registration;
import dev.remain.hook.StopHook;
import dev.remain.loader.GenerationClassLoader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One run of the program in one disposable loader. Its state has one writer, the restart thread;
 * hooks come from any thread. Thread-safe.
 */
public final class Generation {

  /** Where a generation is in its life; each state leads to the next only. */
  public enum State {
    PREPARED,
    RUNNING,
    STOPPING,
    STOPPED
  }

  private final int number;
  private final GenerationClassLoader loader;
  private final GenerationThreads threads;
  private final Deque<NamedHook> stopHooks = new ArrayDeque<>();
  private final List<Consumer<List<String>>> refreshListeners = new CopyOnWriteArrayList<>();
  private final Map<Thread, ShutdownHook> shutdownHooks = new LinkedHashMap<>();
  private final Belongings belongings = new Belongings();
  private final LibraryObjects libraryObjects = new LibraryObjects();
  private final Checkpoint checkpoint = new Checkpoint();
  private final Set<Integer> portsTaken = ConcurrentHashMap.newKeySet();
  private volatile State state = State.PREPARED;
  private volatile boolean hasRunHooks;
  private volatile long startedNanos;
  private @Nullable Integer exitStatus;

  Generation(int number, GenerationClassLoader loader, ThreadGroup parent) {
    this.number = number;
    this.loader = loader;
    this.threads = GenerationThreads.claim(parent, this);
  }

  /** A stop hook with the name it is told by. */
  record NamedHook(String name, StopHook hook) {}

  /**
   * What is to run when the generation ends.
   *
   * @param library the class of the base that registered it, or null if live code did
   */
  record ShutdownHook(Thread thread, @Nullable String library) {}

  /** What goes with it. */
  Doomed doomed() {
    return new Doomed(Set.of(loader), Objects.requireNonNull(loader.getParent()));
  }

  /** What it made that ends only when somebody ends it. */
  public Belongings belongings() {
    return belongings;
  }

  /** What it has had of libraries that has an end of its own. */
  public LibraryObjects libraryObjects() {
    return libraryObjects;
  }

  /** Where its threads let themselves be held. */
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  /** Ports that it asked for and could not have. */
  public Set<Integer> portsTaken() {
    return portsTaken;
  }

  public int number() {
    return number;
  }

  public GenerationClassLoader loader() {
    return loader;
  }

  public GenerationThreads threads() {
    return threads;
  }

  public State state() {
    return state;
  }

  public boolean isStopping() {
    return state == State.STOPPING || state == State.STOPPED;
  }

  /** {@link System#nanoTime} when {@code main} was entered. */
  public long startedNanos() {
    return startedNanos;
  }

  /** Its code is about to be entered. */
  public void running() {
    startedNanos = System.nanoTime();
    state = State.RUNNING;
  }

  /** It was entered, at that {@link System#nanoTime}. */
  void entered(long nanos) {
    startedNanos = nanos;
  }

  void stopping() {
    state = State.STOPPING;
    checkpoint.end();
  }

  void stopped() {
    state = State.STOPPED;
    threads.forget();
    loader.over(System.nanoTime());
  }

  /** It is not known how far it was ended, and its threads hold it no longer. */
  public void abandon() {
    state = State.STOPPED;
    threads.forget();
  }

  /** Ends a generation that never started. */
  public void discard() {
    state = State.STOPPED;
    threads.discard();
  }

  /**
   * Adds a hook, to be run before those added earlier.
   *
   * @throws IllegalStateException if the generation is being stopped
   */
  public Registration onStop(String name, StopHook hook) {
    NamedHook added = new NamedHook(name, hook);
    synchronized (stopHooks) {
      if (isStopping()) {
        throw new IllegalStateException("generation " + number + " is being stopped");
      }
      stopHooks.push(added);
    }
    return () -> withdraw(added);
  }

  private void withdraw(NamedHook hook) {
    synchronized (stopHooks) {
      boolean unused = stopHooks.remove(hook);
    }
  }

  /** Adds a listener, to be told the paths of refreshed resources. */
  public Registration onRefresh(Consumer<List<String>> listener) {
    refreshListeners.add(listener);
    return () -> refreshListeners.remove(listener);
  }

  /** Tells the listeners; what one of them throws comes out. */
  public void refreshed(List<String> paths) {
    refreshListeners.forEach(listener -> listener.accept(paths));
  }

  /**
   * As {@link Runtime#addShutdownHook} would answer, but that a hook may still be added while the
   * generation is being stopped: its start may not have been over.
   *
   * @param library the class of the base that registers it, or null if live code does
   */
  public void addShutdownHook(Thread hook, @Nullable String library) {
    synchronized (shutdownHooks) {
      if (state == State.STOPPED) {
        throw new IllegalStateException("Shutdown in progress");
      }
      if (hook.isAlive()) {
        throw new IllegalArgumentException("Hook already running");
      }
      if (shutdownHooks.putIfAbsent(hook, new ShutdownHook(hook, library)) != null) {
        throw new IllegalArgumentException("Hook previously registered");
      }
    }
  }

  /** As {@link Runtime#removeShutdownHook} would answer. */
  public boolean removeShutdownHook(Thread hook) {
    synchronized (shutdownHooks) {
      if (isStopping()) {
        throw new IllegalStateException("Shutdown in progress");
      }
      return shutdownHooks.remove(hook) != null;
    }
  }

  /** Remembers the status of the first exit call; answers whether this was the first. */
  public boolean exit(int status) {
    synchronized (shutdownHooks) {
      if (exitStatus != null) {
        return false;
      }
      exitStatus = status;
      return true;
    }
  }

  List<NamedHook> takeStopHooks() {
    synchronized (stopHooks) {
      List<NamedHook> taken = new ArrayList<>(stopHooks);
      hasRunHooks |= !taken.isEmpty();
      stopHooks.clear();
      return taken;
    }
  }

  /** Whether code of its own has run to end it. */
  boolean hasRunHooks() {
    return hasRunHooks;
  }

  /** Whether something was added that is still to be ended. */
  boolean hasLeftovers() {
    synchronized (shutdownHooks) {
      return !shutdownHooks.isEmpty() || !belongings.isEmpty() || !libraryObjects.isEmpty();
    }
  }

  List<ShutdownHook> takeShutdownHooks() {
    synchronized (shutdownHooks) {
      List<ShutdownHook> taken = new ArrayList<>(shutdownHooks.values());
      hasRunHooks |= !taken.isEmpty();
      shutdownHooks.clear();
      return taken;
    }
  }
}
