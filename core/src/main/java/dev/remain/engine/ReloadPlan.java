// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import java.util.List;

/** What a change set calls for. */
sealed interface ReloadPlan {

  /** Why, in words. */
  String reason();

  /** Everything is as it was loaded, and runs. */
  record Nothing() implements ReloadPlan {
    @Override
    public String reason() {
      return "nothing changed";
    }
  }

  /** Resources that are read from the disk changed: listeners are told. */
  record Refresh(String reason, List<String> paths) implements ReloadPlan {}

  /** The live half is replaced. */
  record Restart(String reason) implements ReloadPlan {}

  /** The base is replaced, too. */
  record FullRestart(String reason) implements ReloadPlan {}

  /** Only another JVM would see the change; what runs, runs on. */
  record JvmRestart(String reason) implements ReloadPlan {}
}
