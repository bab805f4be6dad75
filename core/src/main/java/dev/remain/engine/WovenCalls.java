// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.generation.Generation;
import dev.remain.generation.GenerationEnded;
import dev.remain.generation.GenerationThreads;
import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.GenerationClassLoader;
import dev.remain.woven.Receiver;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers the woven calls of generations and of the libraries they call. Thread-safe. */
final class WovenCalls implements Receiver {

  private static final String WOVEN = Receiver.class.getPackageName();

  private final Supplier<@Nullable Generation> running;
  private final Inbox inbox;
  private final ExitCalls exits;

  WovenCalls(Supplier<@Nullable Generation> running, Inbox inbox) {
    this.running = running;
    this.inbox = inbox;
    this.exits = new ExitCalls(running, inbox);
  }

  @Override
  public void exit(int status) {
    exits.exit(status);
  }

  @Override
  public void addShutdownHook(Thread hook) {
    Generation generation = exits.ofCaller();
    if (generation == null) {
      throw new IllegalStateException("Shutdown in progress");
    }
    Class<?> library = library();
    if (library != null) {
      // It may be kept in a static field for ever; what runs the hook has its own.
      hook.setContextClassLoader(library.getClassLoader());
    }
    generation.addShutdownHook(hook, library == null ? null : library.getName());
  }

  @Override
  public boolean removeShutdownHook(Thread hook) {
    Generation generation = exits.ofCaller();
    return generation != null && generation.removeShutdownHook(hook);
  }

  /** The class that called, if it is one of the base. */
  private static @Nullable Class<?> library() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .map(StackWalker.StackFrame::getDeclaringClass)
                    .filter(type -> type != WovenCalls.class && !isWoven(type))
                    .findFirst()
                    .filter(type -> !isLive(type.getClassLoader()))
                    .orElse(null));
  }

  private static boolean isWoven(Class<?> type) {
    return type.getPackageName().equals(WOVEN);
  }

  @Override
  public void made(Object thing) {
    Class<?> library = libraryBeingInitialized();
    if (thing instanceof Thread thread && library != null) {
      // It may never be started, and still keep the context loader of its maker.
      thread.setContextClassLoader(library.getClassLoader());
    }
    Generation owner = library == null ? owner() : null;
    if (owner != null) {
      owner.belongings().add(thing);
    }
  }

  @Override
  public void registered(Object thing, Removal removal) {
    Generation owner = owner();
    if (owner != null) {
      owner.belongings().add(thing, removal::remove);
    }
  }

  @Override
  public boolean owns(Object object) {
    Class<?> type = object instanceof Class<?> itself ? itself : object.getClass();
    return isLive(type.getClassLoader());
  }

  @Override
  public @Nullable ClassLoader loaderOfCaller() {
    Generation owner = owner();
    return owner == null ? null : owner.loader();
  }

  private static boolean isLive(@Nullable ClassLoader loader) {
    for (ClassLoader now = loader; now != null; now = now.getParent()) {
      if (now instanceof GenerationClassLoader) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void portTaken(int port) {
    Generation owner = owner();
    if (owner != null && owner.portsTaken().add(port)) {
      inbox.put(new Message.PortTaken(owner.number(), port));
    }
  }

  @Override
  public boolean weavesLibraries() {
    Generation now = running.get();
    return now != null && now.loader().getParent() instanceof BaseClassLoader;
  }

  @Override
  public boolean isEnd(Error thrown) {
    return thrown instanceof GenerationEnded;
  }

  @Override
  public void endLoop() {
    throw new GenerationEnded();
  }

  /** The class of the base that is filling its static fields, which outlive the generation. */
  private static @Nullable Class<?> libraryBeingInitialized() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .filter(frame -> frame.getMethodName().equals("<clinit>"))
                    .map(StackWalker.StackFrame::getDeclaringClass)
                    .filter(type -> isBase(type.getClassLoader()))
                    .findFirst()
                    .orElse(null));
  }

  /** Neither of the generation nor of the JDK. */
  private static boolean isBase(@Nullable ClassLoader loader) {
    return loader != null && loader != ClassLoader.getPlatformClassLoader() && !isLive(loader);
  }

  /**
   * The running generation, if the call is its own: on a thread of its group, or with its code on
   * the stack. What a library does on a thread that was there before is its own.
   */
  private @Nullable Generation owner() {
    Generation now = running.get();
    if (now == null) {
      return null;
    }
    GenerationThreads group = GenerationThreads.of(Thread.currentThread());
    if (group != null && group.number() == now.number()) {
      return libraryBeingInitialized() == null ? now : null;
    }
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .walk(
                frames ->
                    frames.anyMatch(
                        frame -> frame.getDeclaringClass().getClassLoader() == now.loader()))
        ? now
        : null;
  }
}
