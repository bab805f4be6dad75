// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import org.jspecify.annotations.Nullable;

/** The name that somebody may have meant. */
public final class DidYouMean {

  private static final int SHORT = 5;

  private DidYouMean() {}

  /** The closest name of a setting at this place; null if none is close. */
  static @Nullable String suggestion(String name, SettingSource place) {
    String closest = null;
    int least = Integer.MAX_VALUE;
    for (Setting setting : Setting.values()) {
      String known = place.nameOf(setting);
      int distance = Math.min(distance(name, known), bareDistance(name, setting.label()));
      int limit = setting.label().length() < SHORT ? 1 : 2;
      if (distance <= limit && distance < least) {
        least = distance;
        closest = known;
      }
    }
    return closest;
  }

  /** Forgives a prefix that belongs to another place. */
  private static int bareDistance(String name, String label) {
    String bare = name;
    for (String prefix :
        new String[] {"--", "-", SettingSource.PROPERTY_PREFIX, SettingSource.VARIABLE_PREFIX}) {
      if (bare.startsWith(prefix)) {
        bare = bare.substring(prefix.length());
      }
    }
    return bare.length() == name.length() ? Integer.MAX_VALUE : distance(bare, label);
  }

  /** Letters to add, drop, replace or swap with their neighbor to make one of the other. */
  public static int distance(String one, String other) {
    int[] beforeLast = new int[other.length() + 1];
    int[] last = new int[other.length() + 1];
    for (int column = 0; column <= other.length(); column++) {
      last[column] = column;
    }
    for (int row = 1; row <= one.length(); row++) {
      int[] current = new int[other.length() + 1];
      current[0] = row;
      for (int column = 1; column <= other.length(); column++) {
        boolean same = one.charAt(row - 1) == other.charAt(column - 1);
        int least = Math.min(last[column], current[column - 1]) + 1;
        least = Math.min(least, last[column - 1] + (same ? 0 : 1));
        if (row > 1
            && column > 1
            && one.charAt(row - 1) == other.charAt(column - 2)
            && one.charAt(row - 2) == other.charAt(column - 1)) {
          least = Math.min(least, beforeLast[column - 2] + 1);
        }
        current[column] = least;
      }
      beforeLast = last;
      last = current;
    }
    return last[other.length()];
  }
}
