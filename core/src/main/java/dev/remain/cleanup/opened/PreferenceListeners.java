// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.prefs.NodeChangeListener;
import java.util.prefs.PreferenceChangeListener;
import java.util.prefs.Preferences;
import org.jspecify.annotations.Nullable;

/**
 * Removes doomed listeners from the nodes of the preferences. Done only where a doomed class can be
 * a listener, since to ask for the nodes reads them.
 */
final class PreferenceListeners implements CleanupStep {

  private final LoaderAccess access;

  PreferenceListeners(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    List<String> cuts = new ArrayList<>();
    if (access.haveMet(
            doomed,
            "java.util.prefs.PreferenceChangeListener",
            "java.util.prefs.NodeChangeListener")
        && Extra.PREFERENCE_LISTENERS.isAvailable()) {
      clean(Preferences.userRoot(), doomed, cuts);
      clean(Preferences.systemRoot(), doomed, cuts);
    }
    return cuts;
  }

  private static void clean(Preferences node, Doomed doomed, List<String> cuts) {
    if (!Internals.PREFERENCES_BELOW.isFieldOf(node)) {
      return;
    }
    for (Object listener : array(Internals.PREFERENCE_LISTENERS.get(node))) {
      if (doomed.owns(listener)) {
        node.removePreferenceChangeListener((PreferenceChangeListener) listener);
        cuts.add("listener " + Names.of(listener) + " taken from " + node);
      }
    }
    for (Object listener : array(Internals.NODE_LISTENERS.get(node))) {
      if (doomed.owns(listener)) {
        node.removeNodeChangeListener((NodeChangeListener) listener);
        cuts.add("listener " + Names.of(listener) + " taken from " + node);
      }
    }
    for (Object below : below(node)) {
      clean((Preferences) below, doomed, cuts);
    }
  }

  private static Object[] array(@Nullable Object listeners) {
    return listeners == null ? new Object[0] : (Object[]) listeners;
  }

  private static Object[] below(Preferences node) {
    Object lock = Internals.PREFERENCES_LOCK.get(node);
    synchronized (lock == null ? node : lock) {
      Map<?, ?> below = (Map<?, ?>) Internals.PREFERENCES_BELOW.get(node);
      return below == null ? new Object[0] : below.values().toArray();
    }
  }
}
