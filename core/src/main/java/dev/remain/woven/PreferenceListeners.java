// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.util.prefs.NodeChangeListener;
import java.util.prefs.PreferenceChangeListener;
import java.util.prefs.Preferences;

/** Listeners to preferences; apart, since a JVM may be made without them. */
public final class PreferenceListeners {

  private PreferenceListeners() {}

  /** For {@link Preferences#addPreferenceChangeListener}. */
  public static void addPreferenceChangeListener(
      Preferences node, PreferenceChangeListener listener) {
    node.addPreferenceChangeListener(listener);
    Calls.receiver()
        .registered(
            listener, own -> node.removePreferenceChangeListener((PreferenceChangeListener) own));
  }

  /** For {@link Preferences#addNodeChangeListener}. */
  public static void addNodeChangeListener(Preferences node, NodeChangeListener listener) {
    node.addNodeChangeListener(listener);
    Calls.receiver()
        .registered(listener, own -> node.removeNodeChangeListener((NodeChangeListener) own));
  }
}
