// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.Map;
import java.util.Properties;

/**
 * Removes doomed keys and values from the system properties, which may hold any object: the next
 * generation would be given one of a class that only has the same name. Text stays, whoever set it.
 */
final class SystemProperties implements CleanupStep {

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public int clean(Doomed doomed) {
    Properties all = System.getProperties();
    int cut = 0;
    for (Map.Entry<Object, Object> entry : Map.copyOf(all).entrySet()) {
      if ((doomed.owns(entry.getKey()) || doomed.owns(entry.getValue()))
          && all.remove(entry.getKey(), entry.getValue())) {
        cut++;
      }
    }
    return cut;
  }
}
