// SPDX-License-Identifier: Apache-2.0
import java.util.prefs.Preferences;

public class PreferencesUsed {
  public static void run() {
    Preferences.userRoot().node("rows").get("key", "");
  }
}
