// SPDX-License-Identifier: Apache-2.0
package dev.remain.management;

/**
 * What Remain is at, as its bean {@code dev.remain:type=Remain} shows it. Times are as {@code
 * 2026-11-30T10:00:00Z}, names and sentences as in {@link dev.remain.event.Status}.
 */
public interface RemainMXBean {

  /** Such as {@code RUNNING}. */
  String getState();

  /** The latest that was started. */
  int getGeneration();

  String getFingerprint();

  /** When the state began. */
  String getSince();

  String getWaiting();

  String getProblem();

  /** What led to the latest start. */
  String getCause();

  /** The files that had changed then. */
  String[] getChanged();

  long getTookMillis();

  /** Loaders of stopped generations that are still in memory. */
  int getLoadersAlive();

  /** The keys of what outlives generations. */
  String[] getKept();
}
