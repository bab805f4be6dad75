// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import dev.remain.engine.lasting.KeptObjectThreads;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationThreads;
import dev.remain.loader.Lineage;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who makes the call that the current thread is in. What has to look down the stack is told, since
 * that takes some microseconds. Thread-safe.
 */
final class CallerResolver {

  private final Supplier<@Nullable Generation> running;

  CallerResolver(Supplier<@Nullable Generation> running) {
    this.running = running;
  }

  /**
   * The running generation, if the call is its own: on a thread of its group, or with its code on
   * the stack, which is looked down only on other threads. What a library does on a thread that was
   * there before is its own, and what is made to be kept is nobody's.
   */
  @Nullable Generation generation() {
    Generation now = running.get();
    if (now == null || KeptObjectThreads.isFactory()) {
      return null;
    }
    GenerationThreads group = GenerationThreads.of(Thread.currentThread());
    return (group != null && group.number() == now.number()) || isOnStack(now.loader())
        ? now
        : null;
  }

  /** As {@link #generation}, but a thread of no generation acts for the one that runs. */
  @Nullable Generation generationOrWhatRuns() {
    return GenerationThreads.of(Thread.currentThread()) == null ? running.get() : generation();
  }

  private static boolean isOnStack(ClassLoader loader) {
    return first(frame -> frame.getDeclaringClass().getClassLoader() == loader) != null;
  }

  /**
   * The class of the base that is filling its static fields, which outlive the generation. Looks
   * down the stack.
   */
  static @Nullable Class<?> libraryBeingInitialized() {
    return first(
        frame ->
            frame.getMethodName().equals("<clinit>")
                && isBase(frame.getDeclaringClass().getClassLoader()));
  }

  /**
   * The class that called, if it is one of the base.
   *
   * @param between those that the call has come through
   */
  static @Nullable Class<?> library(Predicate<Class<?>> between) {
    Class<?> caller =
        first(
            frame ->
                frame.getDeclaringClass() != CallerResolver.class
                    && !between.test(frame.getDeclaringClass()));
    return caller == null || Lineage.isLive(caller.getClassLoader()) ? null : caller;
  }

  /** What the walk gives, looked down the stack. */
  static <T> T walk(Function<Stream<StackWalker.StackFrame>, T> look) {
    return Stack.WALKER.walk(look);
  }

  private static @Nullable Class<?> first(Predicate<StackWalker.StackFrame> wanted) {
    return Stack.WALKER.walk(
        frames ->
            frames
                .filter(wanted)
                .findFirst()
                .<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                .orElse(null));
  }

  /** Made when a stack is first looked down: a program that starts need not wait for it. */
  private static final class Stack {
    private static final StackWalker WALKER =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  }

  /** Neither of the generation nor of the JDK. */
  private static boolean isBase(@Nullable ClassLoader loader) {
    return loader != null
        && loader != ClassLoader.getPlatformClassLoader()
        && !Lineage.isLive(loader);
  }
}
