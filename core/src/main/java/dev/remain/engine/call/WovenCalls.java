// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.engine.lasting.KeptObjectThreads;
import dev.remain.generation.Belongings;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationEnded;
import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.DefiningClassLoader;
import dev.remain.loader.GenerationClassLoader;
import dev.remain.loader.Lineage;
import dev.remain.woven.Frame;
import dev.remain.woven.LibraryCalls;
import dev.remain.woven.Receiver;
import java.io.InputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers the woven calls of generations and of the libraries they call. Thread-safe. */
public final class WovenCalls implements Receiver {

  private static final String WOVEN = Receiver.class.getPackageName();

  private final Supplier<@Nullable Generation> running;
  private final CallerResolver callers;
  private final Inbox inbox;
  private final ExitCalls exits;
  private final LibraryUse libraries;
  private final OldCode oldCode;
  private final BasesOpen bases;

  public WovenCalls(Supplier<@Nullable Generation> running, Inbox inbox, BasesOpen bases) {
    this.running = running;
    this.callers = new CallerResolver(running);
    this.inbox = inbox;
    this.exits = new ExitCalls(callers, inbox);
    this.libraries = new LibraryUse(callers, bases);
    this.oldCode = new OldCode(running, inbox);
    this.bases = bases;
  }

  @Override
  public void exit(int status) {
    exits.exit(status);
  }

  @Override
  public void addShutdownHook(Thread hook) {
    Class<?> library = CallerResolver.library(WovenCalls::isBetween);
    if (library != null) {
      // It may be kept in a static field for ever; what runs the hook has its own.
      hook.setContextClassLoader(library.getClassLoader());
      if (KeptObjectThreads.isTheirs()) {
        Runtime.getRuntime().addShutdownHook(hook);
        return;
      }
    }
    Generation generation = callers.generationOrWhatRuns();
    if (generation == null) {
      throw new IllegalStateException("Shutdown in progress");
    }
    generation.addShutdownHook(hook, library == null ? null : library.getName());
  }

  private static boolean isBetween(Class<?> type) {
    return type == WovenCalls.class || type.getPackageName().equals(WOVEN);
  }

  @Override
  public boolean removeShutdownHook(Thread hook) {
    Generation generation = callers.generationOrWhatRuns();
    return (generation != null && generation.removeShutdownHook(hook))
        || Runtime.getRuntime().removeShutdownHook(hook);
  }

  @Override
  public void made(Object thing) {
    Generation owner = callers.generation();
    if (owner != null) {
      owner.belongings().add(thing);
    }
  }

  @Override
  public void opened(Object thing) {
    Class<?> library = CallerResolver.libraryBeingInitialized();
    if (library == null) {
      made(thing);
      libraries.begun(thing);
    } else if (thing instanceof Thread thread) {
      // It may never be started, and still keep the context loader of its maker.
      thread.setContextClassLoader(library.getClassLoader());
    }
  }

  @Override
  public void begun(Object thing) {
    libraries.begun(thing);
  }

  @Override
  public boolean hasEnd(Class<?> type) {
    return libraries.hasEnd(type);
  }

  @Override
  public void had(Object thing, LibraryCalls.Origin origin) {
    libraries.had(thing, origin);
  }

  @Override
  public void ending(Object thing) {
    libraries.ending(thing);
  }

  @Override
  public void registered(Object thing, Removal removal) {
    Generation owner =
        CallerResolver.libraryBeingInitialized() == null ? callers.generation() : null;
    if (owner != null) {
      owner.belongings().add(thing, removal::remove);
    }
  }

  @Override
  public boolean isOwn() {
    return callers.generation() != null;
  }

  /** Spelled out: a program that starts need not wait for the first lambda of the JVM. */
  @Override
  public void set(Object thing, Removal removal) {
    Generation owner = callers.generation();
    if (owner != null) {
      owner
          .belongings()
          .addHeld(
              thing,
              new Belongings.Ending() {
                @Override
                public void end(Object own) throws Exception {
                  removal.remove(own);
                }
              });
    }
  }

  @Override
  public boolean owns(Object object) {
    Class<?> type = object instanceof Class<?> itself ? itself : object.getClass();
    return Lineage.isLive(type.getClassLoader());
  }

  @Override
  public boolean goes(Object object) {
    return owns(object) || object.getClass().getClassLoader() instanceof BaseClassLoader;
  }

  /** What a thread of an ended generation sets late is of no account. */
  @Override
  public boolean goesOn(Object object) {
    Generation now = running.get();
    ClassLoader loader = object.getClass().getClassLoader();
    return now == null
        || !goes(object)
        || loader == now.loader().getParent()
        || Lineage.isBelow(loader, now.loader());
  }

  @Override
  public void occupied(Object thing, Removal removal) {
    if (thing.getClass().getClassLoader() instanceof BaseClassLoader base) {
      bases.keep(base, thing, removal::remove);
    } else {
      registered(thing, removal);
    }
  }

  @Override
  public @Nullable ClassLoader loaderOfCaller() {
    Generation owner =
        CallerResolver.libraryBeingInitialized() == null ? callers.generation() : null;
    return owner == null ? null : owner.loader();
  }

  @Override
  public Setter setter() {
    return switch (PropertyUser.now().kind()) {
      case LIVE -> Setter.PROGRAM;
      case BASE -> Setter.LIBRARY;
      case JDK, OTHER -> Setter.NOBODY;
    };
  }

  @Override
  public boolean propertySet(
      Object key, @Nullable Object former, @Nullable Object value, int asked, Setter by) {
    return bases.reads().set(key, former, value, asked, by == Setter.LIBRARY);
  }

  @Override
  public void propertyRead(Object key, @Nullable Object value) {
    bases.reads().read(key, value);
  }

  @Override
  public @Nullable ClassLoader seen(@Nullable ClassLoader loader, String path) {
    GenerationClassLoader now = loader instanceof BaseClassLoader ? running(loader) : null;
    return now != null && now.holds(path) ? now : null;
  }

  private @Nullable GenerationClassLoader running(ClassLoader base) {
    Generation now = running.get();
    return now != null && now.loader().getParent() == base ? now.loader() : null;
  }

  /** A base outlives generations, and answers what the running one has. */
  @Override
  public @Nullable ClassLoader system(@Nullable ClassLoader loaderOfCaller) {
    return loaderOfCaller instanceof DefiningClassLoader ? loaderOfCaller : null;
  }

  @Override
  public @Nullable InputStream input() {
    return callers.generation() == null ? null : System.in;
  }

  @Override
  public @Nullable Frame frame() {
    Generation now = running.get();
    return now != null && now.loader().getParent() instanceof BaseClassLoader
        ? now.loader().frame()
        : null;
  }

  @Override
  public boolean isStopping() {
    Generation now = running.get();
    return now != null && now.isStopping();
  }

  @Override
  public void portTaken(int port) {
    Generation owner = callers.generation();
    if (owner != null && owner.portsTaken().add(port)) {
      inbox.put(new Message.PortTaken(owner.number(), port));
    }
  }

  @Override
  public boolean weavesLibraries() {
    Generation now = callers.generation();
    return now != null && now.loader().getParent() instanceof BaseClassLoader;
  }

  @Override
  public boolean isEnd(Error thrown) {
    return thrown instanceof GenerationEnded;
  }

  @Override
  public void entered(ClassLoader ended) {
    oldCode.entered((GenerationClassLoader) ended);
  }

  @Override
  public void endLoop() {
    throw new GenerationEnded();
  }
}
