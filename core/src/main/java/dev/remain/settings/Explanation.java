// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import java.util.List;

/**
 * What {@code --explain} prints.
 *
 * @param program what is known of it: its main class, whether it would be taken over
 * @param live class path entries that each restart throws away
 * @param base class path entries that are kept
 * @param leftOut class path entries that are neither, each with its reason
 * @param extras what is available here, or would need something, one sentence each
 */
public record Explanation(
    Settings settings,
    List<String> program,
    List<String> live,
    List<String> base,
    List<String> leftOut,
    List<String> extras) {

  private static final String GAP = "  ";

  public Explanation {
    program = List.copyOf(program);
    live = List.copyOf(live);
    base = List.copyOf(base);
    leftOut = List.copyOf(leftOut);
    extras = List.copyOf(extras);
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    settings(text);
    section(text, "program", program);
    section(text, "live (thrown away and loaded anew at each restart)", live);
    section(text, "base (kept, but for what has to be loaded anew)", base);
    section(text, "left out", leftOut);
    section(text, "extras", extras);
    return text.toString();
  }

  private void settings(StringBuilder text) {
    int nameWidth = 0;
    int originWidth = 0;
    for (Settings.Entry entry : settings.entries()) {
      nameWidth = Math.max(nameWidth, entry.name().length());
      originWidth = Math.max(originWidth, entry.origin().length());
    }
    text.append("settings, and where each is from:\n");
    for (Settings.Entry entry : settings.entries()) {
      column(text, GAP, entry.name(), nameWidth);
      column(text, GAP, entry.origin(), originWidth);
      List<String> items = items(entry);
      for (int i = 0; i < items.size(); i++) {
        text.append(GAP);
        if (i > 0) {
          text.append(" ".repeat(nameWidth + originWidth + 2 * GAP.length()));
        }
        text.append(items.get(i)).append('\n');
      }
    }
  }

  private static List<String> items(Settings.Entry entry) {
    Setting setting = Setting.named(entry.name());
    if (setting == null || setting.kind() != Setting.Kind.LIST) {
      return List.of(entry.value());
    }
    List<String> items = CommaList.split(entry.value());
    return items == null ? List.of(entry.value()) : items;
  }

  private static void column(StringBuilder text, String gap, String value, int width) {
    text.append(gap).append(value).append(" ".repeat(width - value.length()));
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    text.append('\n').append(title).append(":\n");
    for (String line : lines) {
      text.append(GAP).append(line).append('\n');
    }
    if (lines.isEmpty()) {
      text.append(GAP).append("none\n");
    }
  }
}
