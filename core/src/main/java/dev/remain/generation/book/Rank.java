// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation.book;

/** In which order objects of libraries end: each of these before the next. */
public enum Rank {
  /** Containers, and what listens. */
  SERVER,
  /** What pulls work by itself: schedulers, consumers, timers, game loops. */
  SOURCE,
  CLIENT,
  /** Pools, caches, indexes. */
  STORE,
  EXECUTOR,
  /** What was measured is sent at the end. */
  TELEMETRY,
  /** Memory outside of the JVM: to be ended only when no thread is left that may use it. */
  NATIVE
}
