// SPDX-License-Identifier: Apache-2.0
import java.util.prefs.Preferences;

public class PreferencesListener {
  public static void run() {
    Preferences.userRoot().node("rows").addPreferenceChangeListener(change -> {});
  }
}
