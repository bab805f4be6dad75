// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A chapter in Markdown. */
final class Table {

  private static final String NOT_MEASURED = "";

  private Table() {}

  static String of(Chapter chapter) {
    StringBuilder text = new StringBuilder();
    text.append("## ").append(chapter.title()).append(" (").append(chapter.unit()).append(")\n\n");
    for (String note : chapter.notes()) {
      text.append(note).append('\n');
    }
    text.append(chapter.notes().isEmpty() ? "" : "\n");
    List<String> head = new ArrayList<>(List.of(chapter.rowTitle()));
    head.addAll(chapter.columns());
    chapter.ratios().forEach(ratio -> head.add(ratio.of() + " / " + ratio.to()));
    line(text, head);
    line(text, head.stream().map(unused -> "---").toList());
    for (String row : chapter.rows()) {
      line(text, cells(chapter, row));
    }
    return text.append('\n').toString();
  }

  private static List<String> cells(Chapter chapter, String row) {
    List<String> cells = new ArrayList<>(List.of(row));
    for (String column : chapter.columns()) {
      Distribution distribution = chapter.at(row, column);
      cells.add(distribution == null ? NOT_MEASURED : distribution.text());
    }
    for (Chapter.Ratio ratio : chapter.ratios()) {
      Double value = chapter.at(row, ratio);
      cells.add(value == null ? NOT_MEASURED : String.format(Locale.ROOT, "%.2f", value));
    }
    return cells;
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
