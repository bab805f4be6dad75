// SPDX-License-Identifier: Apache-2.0
package dev.remain;

import dev.remain.engine.Engine;
import dev.remain.event.Outcome;
import dev.remain.event.Status;
import dev.remain.generation.CallingThread;
import dev.remain.generation.Generation;
import dev.remain.hook.Registration;
import dev.remain.hook.StartHook;
import dev.remain.hook.StopHook;
import dev.remain.launch.Current;
import dev.remain.launch.KeptWithoutEngine;
import dev.remain.launch.Takeover;
import dev.remain.loader.CarriedState;
import dev.remain.loader.Lineage;
import dev.remain.state.kept.KeepRequest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What an application calls. Every call is cheap and does nothing where Remain is off. Thread-safe.
 *
 * @since 0.1
 */
public final class Remain {

  private static final StackWalker CALLERS =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  /** Of what was asked for where nothing comes of it. */
  private static final Registration NOWHERE = () -> {};

  private Remain() {}

  /**
   * Runs the calling program under Remain: the first line of {@code main}. The call does not return
   * outside a generation; the program's {@code main} is entered again in a fresh thread and a fresh
   * class loader, where this call returns at once. It returns at once, too, where Remain is off.
   *
   * @param arguments those of {@code main}, given to it again at each restart
   */
  public static void start(String... arguments) {
    if (Current.isOpen() && !CallingThread.isInGeneration()) {
      // Who calls main by reflection may give it null, which plain java would not mind.
      Takeover.of(arguments == null ? new String[0] : arguments);
    }
  }

  /**
   * Asks for something to be done before the calling generation is stopped. Hooks run in reverse
   * order of registration, all of them within half of {@code stop-timeout}.
   *
   * @param hook may take its time only within that limit; it is interrupted after it
   * @return withdraws the hook
   * @throws IllegalStateException if the calling generation is being stopped
   */
  public static Registration onStop(StopHook hook) {
    return onStop(hook.getClass().getSimpleName(), hook);
  }

  /**
   * As {@link #onStop(StopHook)}.
   *
   * @param name what messages call the hook
   */
  public static Registration onStop(String name, StopHook hook) {
    Generation generation = generationOfCaller();
    return generation == null ? NOWHERE : generation.onStop(name, hook);
  }

  /**
   * Hands something over, to be closed when the calling generation is stopped: in reverse order,
   * among the hooks of {@link #onStop(StopHook)}. Closes nothing where Remain is off: the JVM ends
   * then, and what is to be closed all the same needs a shutdown hook.
   *
   * @return the same
   * @throws IllegalStateException if the calling generation is being stopped
   */
  public static <T extends AutoCloseable> T closeOnStop(T resource) {
    Registration unused = onStop(resource.getClass().getSimpleName(), resource::close);
    return resource;
  }

  /**
   * Asks to be told of each generation that is entered from now on. For code that stays, such as an
   * object that is kept: a generation's own {@code main} is where it starts.
   *
   * @return withdraws the hook
   * @throws IllegalArgumentException if the hook's class is loaded anew in each generation
   */
  public static Registration onStart(StartHook hook) {
    Engine running = Current.engine();
    return running == null ? NOWHERE : running.onStart(hook);
  }

  /**
   * Asks to be told when resources change that need no restart.
   *
   * @param listener is given their paths, relative to their class path entries, on a thread made
   *     for it; it is interrupted after {@code stop-timeout}
   * @return withdraws the listener
   */
  public static Registration onRefresh(Consumer<List<String>> listener) {
    Generation generation = generationOfCaller();
    return generation == null ? NOWHERE : generation.onRefresh(listener);
  }

  /**
   * Asks for the program to be stopped and run again, with the classes it has. A thread of the
   * program that waits for the outcome is interrupted, since it is to be stopped itself.
   *
   * @param reason in a few words, for the user
   * @return completed when {@code main} was entered again, or could not be, with what has become of
   *     it; on a thread of Remain, and never with an exception
   */
  public static CompletionStage<Outcome> restart(String reason) {
    return restart(reason, false);
  }

  /**
   * As {@link #restart}, with nothing kept: what the program has kept is closed, and the jars are
   * loaded anew, too, where the base is Remain's own. For a program that finds itself in a state it
   * cannot go on from.
   */
  public static CompletionStage<Outcome> restartAfresh(String reason) {
    return restart(reason, true);
  }

  private static CompletionStage<Outcome> restart(String reason, boolean afresh) {
    Engine running = Current.engine();
    if (running != null && !isCallerStopping()) {
      return running.restart(reason, afresh);
    }
    String problem = running == null ? "Remain is off" : "the calling generation is being stopped";
    return CompletableFuture.completedStage(
        new Outcome(Outcome.Kind.NOTHING_DONE, generation(), problem));
  }

  private static boolean isCallerStopping() {
    Generation own = CallingThread.generation();
    return own != null && own.isStopping();
  }

  /**
   * Answers the same object in every generation: the factory is called for the first that asks.
   *
   * <pre>{@code
   * DataSource db = Remain.keep("db", DataSource.class, () -> new HikariDataSource(settings));
   * }</pre>
   *
   * @see #keep(String, Class, List, Callable)
   */
  public static <T> T keep(String key, Class<T> type, Callable<? extends T> factory) {
    return keep(key, type, List.of(), factory);
  }

  /**
   * Answers the same object in every generation, as long as what it is made from stays equal. When
   * that changes, the old object is closed and a new one made. It is closed, too, at the end of a
   * generation that has not asked for it, and at a full restart if its class comes from a jar:
   * executors are shut down, timers cancelled, and whatever is {@link AutoCloseable} is closed.
   *
   * <p>The object must not be of a class that is loaded anew in each generation, nor contain or
   * refer to such ones. The factory is called on a thread that belongs to no generation, with the
   * context class loader of the jars; it may keep other objects. Whoever asks for an object that is
   * being made waits for it. Where Remain is off, the object is kept as long as the JVM runs.
   *
   * @param key names the object
   * @param type what it has to be
   * @param dependencies what it is made from, such as a URL and a user; compared by {@code equals}
   * @param factory makes it
   * @throws IllegalArgumentException if the object, a dependency or the type is of a class that is
   *     loaded anew, or if an object of another type is kept by that key
   * @throws IllegalStateException if the calling generation is being stopped, the factory throws a
   *     checked exception, or the object is needed to make itself
   */
  public static <T> T keep(
      String key, Class<T> type, List<?> dependencies, Callable<? extends T> factory) {
    refuseWhileStopping("keep", key);
    Engine running = Current.engine();
    if (running == null) {
      return KeptWithoutEngine.OBJECTS.keep(new KeepRequest<>(key, type, dependencies, factory, 0));
    }
    return running.kept().keep(new KeepRequest<>(key, type, dependencies, factory, generation()));
  }

  /**
   * Answers a proxy that code which stays may hold, such as a server that is kept, and has its
   * calls go to an object of the calling generation. The next generation sets the next object;
   * until then calls wait, 10 s at most ({@code hold}), and before a generation is stopped those on
   * their way are let finish. After a failed start calls fail at once, until something changes.
   * Answers the object itself where Remain is off.
   *
   * <pre>{@code
   * HttpHandler handler = Remain.reloadable("pages", HttpHandler.class, new Pages());
   * Remain.keep("server", HttpServer.class, () -> serve(8080, handler));
   * }</pre>
   *
   * @param key names the proxy, which is the same in all generations
   * @param type an interface that is not loaded anew: one of the JDK or of a jar
   * @throws IllegalArgumentException if the type is no such interface
   * @throws IllegalStateException if the calling generation is being stopped, or was
   */
  public static <T> T reloadable(String key, Class<T> type, T target) {
    String problem =
        !type.isInterface()
            ? " is no interface: take one that " + target.getClass().getTypeName() + " implements"
            : Lineage.isLive(type.getClassLoader())
                ? " is loaded anew in each generation, so that nothing that stays can hold it: take"
                    + " an interface of the JDK or of a jar"
                : "";
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException(
          "reloadable(\"" + key + "\"): " + type.getName() + problem);
    }
    refuseWhileStopping("reloadable", key);
    Engine running = Current.engine();
    return running == null ? target : running.reloadables().target(key, type, target);
  }

  private static void refuseWhileStopping(String call, String key) {
    if (isCallerStopping()) {
      throw new IllegalStateException(
          call + "(\"" + key + "\"): generation " + generation() + " asks, which is being stopped");
    }
  }

  /**
   * Answers an object that is carried from generation to generation: the factory is called by the
   * first that asks, and each later one is given a copy, of its own classes, of what the object was
   * when the generation before it ended. What cannot be carried is told. An object that a
   * generation has not asked for is not carried on. Where Remain is off, the factory is called by
   * the first that asks.
   *
   * @param key names the object
   * @param type what it has to be; usually of a class that is loaded anew
   * @param factory makes it, on the calling thread
   * @throws IllegalArgumentException if it is something else
   * @throws IllegalStateException if the factory throws a checked exception
   */
  public static <T> T carry(String key, Class<T> type, Callable<? extends T> factory) {
    Object object = cargoOfCaller().object(key, factory);
    if (!type.isInstance(object)) {
      throw new IllegalArgumentException(
          "carry(\""
              + key
              + "\"): it is a "
              + object.getClass().getName()
              + ", and no "
              + type.getName());
    }
    return type.cast(object);
  }

  /**
   * Whether the calling code may go on: {@code while (Remain.running())} is a loop that ends with
   * its generation. Always true where Remain is off.
   */
  public static boolean running() {
    if (CallingThread.isInGeneration()) {
      Generation own = CallingThread.generation();
      return own != null && !own.isStopping();
    }
    Engine running = Current.engine();
    return running == null || running.goesOn(CALLERS.getCallerClass().getClassLoader());
  }

  /**
   * A place where the calling thread may be held for a moment, and ended: returns at once while its
   * generation goes on. Before that is stopped, all threads that come by here are waited for,
   * within a quarter of {@code stop-timeout}, and held while what is to be carried is copied:
   * nothing changes meanwhile, and if it cannot be copied the generation goes on instead of being
   * replaced. Then the call does not return, but unwinds the thread with an error that is not told.
   */
  public static void checkpoint() {
    CallingThread.passCheckpoint();
  }

  /**
   * The number of the calling generation, or of the latest where none calls; 0 if there is none.
   */
  public static int generation() {
    int own = CallingThread.number();
    Engine running = Current.engine();
    return own > 0 || running == null ? own : running.status().generation();
  }

  /** What Remain is at now. */
  public static Status status() {
    Engine running = Current.engine();
    return running == null ? KeptWithoutEngine.status() : running.status();
  }

  /** What runs, for a thread of none; null for one of a generation that was stopped. */
  private static @Nullable Generation generationOfCaller() {
    Engine running = Current.engine();
    return CallingThread.number() == 0 && running != null
        ? running.running()
        : CallingThread.generation();
  }

  private static CarriedState cargoOfCaller() {
    Generation asking = generationOfCaller();
    if (asking != null) {
      return asking.loader().cargo();
    }
    return CallingThread.number() == 0 ? CarriedNowhere.OBJECTS : new CarriedState();
  }

  /** What is asked for where nothing is ever carried on. */
  private static final class CarriedNowhere {
    private static final CarriedState OBJECTS = new CarriedState();
  }
}
