// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import dev.remain.woven.SystemProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Removes doomed keys and values from the system properties, which may hold any object: the next
 * generation would be given one of a class that only has the same name. What was seen to be set is
 * put back before.
 */
final class PropertyObjects implements CleanupStep {

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    return SystemProperties.unseen(() -> cut(doomed));
  }

  private static List<String> cut(Doomed doomed) {
    List<String> cuts = new ArrayList<>();
    Properties all = System.getProperties();
    for (Map.Entry<Object, Object> entry : List.copyOf(all.entrySet())) {
      Object key = entry.getKey();
      Object value = entry.getValue();
      boolean isText = key instanceof String && value instanceof String;
      if (!isText && (doomed.owns(key) || doomed.owns(value)) && all.remove(key, value)) {
        cuts.add("system property " + told(key, doomed) + " removed");
      }
    }
    return cuts;
  }

  /** A doomed key is told by its class: its text could be anything. */
  private static String told(Object key, Doomed doomed) {
    return doomed.owns(key) ? "of class " + Names.of(key) : String.valueOf(key);
  }
}
