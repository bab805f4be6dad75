// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Items between commas; a comma within braces belongs to its glob. */
final class CommaList {

  private CommaList() {}

  /** Items without the blanks around them; null if a brace has no partner. */
  static @Nullable List<String> split(String text) {
    List<String> items = new ArrayList<>();
    int braces = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ',';
      if (c == '{') {
        braces++;
      } else if (c == '}' && braces-- == 0) {
        return null;
      } else if (c == ',' && (braces == 0 || i == text.length())) {
        String item = text.substring(start, i).trim();
        if (!item.isEmpty()) {
          items.add(item);
        }
        start = i + 1;
      }
    }
    return braces == 0 ? items : null;
  }
}
