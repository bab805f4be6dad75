// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A head with some other fields; all else stays as it came, byte for byte. Confined to one thread.
 */
final class HeadEdit {

  private final List<String> lines = new ArrayList<>();
  private final String lineEnd;

  HeadEdit(HttpHead head) {
    String text = new String(head.bytes(), StandardCharsets.ISO_8859_1);
    int begin = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
      lines.add(text.substring(begin, end + 1));
      begin = end + 1;
    }
    lineEnd = lines.get(0).endsWith("\r\n") ? "\r\n" : "\n";
  }

  /**
   * @param names in lower case
   */
  HeadEdit without(Set<String> names) {
    boolean isGoing = false;
    List<String> kept = new ArrayList<>();
    for (String line : lines) {
      boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
      int colon = line.indexOf(':');
      isGoing =
          !kept.isEmpty()
              && (goesOn
                  ? isGoing
                  : colon > 0
                      && names.contains(line.substring(0, colon).strip().toLowerCase(Locale.ROOT)));
      if (!isGoing) {
        kept.add(line);
      }
    }
    lines.clear();
    lines.addAll(kept);
    return this;
  }

  HeadEdit with(String name, String value) {
    lines.add(lines.size() - 1, name + ": " + value + lineEnd);
    return this;
  }

  HttpHead done() {
    return HttpHead.of(String.join("", lines).getBytes(StandardCharsets.ISO_8859_1));
  }
}
