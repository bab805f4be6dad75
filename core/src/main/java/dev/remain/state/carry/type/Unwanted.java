// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.io.Closeable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Spliterator;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** What is bound to threads, to code, or to the world outside, and means nothing in a copy. */
public final class Unwanted {

  /** Whether the program or the JDK has made the class. */
  private static final Map<Class<?>, String> ALWAYS = new LinkedHashMap<>();

  /** Where the JDK has, since what it holds cannot be seen. */
  private static final Map<Class<?>, String> OF_JDK = new LinkedHashMap<>();

  private Unwanted() {}

  static {
    ALWAYS.put(Thread.class, "a thread");
    ALWAYS.put(ThreadGroup.class, "a thread group");
    ALWAYS.put(ThreadLocal.class, "a thread local");
    ALWAYS.put(ClassLoader.class, "a class loader");
    ALWAYS.put(Module.class, "a module");
    ALWAYS.put(Throwable.class, "an exception");
    ALWAYS.put(Reference.class, "a reference");
    ALWAYS.put(ReferenceQueue.class, "a reference queue");
    ALWAYS.put(Executor.class, "an executor");
    ALWAYS.put(Future.class, "a future");
    ALWAYS.put(CompletionStage.class, "a future");
    ALWAYS.put(Timer.class, "a timer");
    ALWAYS.put(TimerTask.class, "a timer's task");
    ALWAYS.put(Process.class, "a process");
    ALWAYS.put(Lock.class, "a lock");
    ALWAYS.put(ReadWriteLock.class, "a lock");
    ALWAYS.put(StampedLock.class, "a lock");
    ALWAYS.put(Condition.class, "a condition");
    ALWAYS.put(AbstractOwnableSynchronizer.class, "a lock");
    ALWAYS.put(Semaphore.class, "a semaphore");
    ALWAYS.put(CountDownLatch.class, "a latch");
    ALWAYS.put(CyclicBarrier.class, "a barrier");
    ALWAYS.put(Phaser.class, "a phaser");
    ALWAYS.put(Exchanger.class, "an exchanger");
    ALWAYS.put(MethodHandle.class, "a method handle");
    ALWAYS.put(MethodHandles.Lookup.class, "a lookup");
    ALWAYS.put(VarHandle.class, "a variable handle");
    ALWAYS.put(BaseStream.class, "a stream");
    OF_JDK.put(AnnotatedElement.class, "a piece of a class");
    OF_JDK.put(AutoCloseable.class, "a stream, a socket or the like");
    OF_JDK.put(Closeable.class, "a stream, a socket or the like");
    OF_JDK.put(Iterator.class, "an iterator");
    OF_JDK.put(Spliterator.class, "an iterator");
    OF_JDK.put(Enumeration.class, "an iterator");
    OF_JDK.put(Collection.class, "a collection of a kind that cannot be rebuilt");
    OF_JDK.put(Map.class, "a map of a kind that cannot be rebuilt");
    OF_JDK.put(Map.Entry.class, "an entry of a map");
    OF_JDK.put(Comparator.class, "a comparator");
  }

  /** What objects of a class are, in words; null if they can be carried. */
  public static @Nullable String word(Class<?> type) {
    String word = find(ALWAYS, type);
    return word == null && Jdk.owns(type) ? find(OF_JDK, type) : word;
  }

  private static @Nullable String find(Map<Class<?>, String> unwanted, Class<?> type) {
    for (Map.Entry<Class<?>, String> entry : unwanted.entrySet()) {
      if (entry.getKey().isAssignableFrom(type)) {
        return entry.getValue();
      }
    }
    return null;
  }
}
