// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import java.util.Locale;

/** What is tried with each program: a column of the table. */
enum Step {
  FIRST("gen 1 = `java`"),
  CLASS("class edited"),
  NEW("class new"),
  RESOURCE("resource edited"),
  DELETED("class deleted"),
  RESTARTS("restarts"),
  THREADS("no old code"),
  PORT("port free"),
  LOG("nothing twice"),
  MEMORY("collected");

  private final String title;

  Step(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** As a program's file names it. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
