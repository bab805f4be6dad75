// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The medians of chapters as bars, on a logarithmic scale of its own for each chapter: a picture
 * for a page, in SVG.
 */
final class Chart {

  private static final int WIDTH = 860;
  private static final int LABELS = 250;
  private static final int BARS = 500;
  private static final int LINE = 17;
  private static final Map<String, String> COLORS =
      Map.of(
          "new JVM", "#5c677d",
          "DevTools", "#e09f3e",
          "DevTools 100/50", "#f2cc8f",
          "Remain", "#2a9d8f");
  private static final String OTHER_COLOR = "#8d99ae";

  private final StringBuilder shapes = new StringBuilder();
  private int y = LINE;

  private Chart() {}

  static String of(List<Chapter> chapters) {
    Chart chart = new Chart();
    chapters.forEach(chart::draw);
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" \
        font-size="12">
        <rect width="100%%" height="100%%" fill="white"/>
        %s</svg>
        """
        .formatted(WIDTH, chart.y, chart.shapes);
  }

  private void draw(Chapter chapter) {
    text(8, "bold", chapter.title() + ", " + chapter.unit() + " (median, logarithmic)");
    y += LINE;
    List<Double> medians = new ArrayList<>();
    for (String row : chapter.rows()) {
      for (String column : chapter.columns()) {
        Distribution distribution = chapter.at(row, column);
        if (distribution != null) {
          medians.add(distribution.median());
        }
      }
    }
    // A logarithm has no zero: the shortest bar stands for whatever is not more than nothing.
    DoubleSummaryStatistics scale =
        medians.stream()
            .mapToDouble(Double::doubleValue)
            .filter(one -> one > 0)
            .summaryStatistics();
    for (String row : chapter.rows()) {
      for (String column : chapter.columns()) {
        Distribution distribution = chapter.at(row, column);
        if (distribution != null) {
          String color = COLORS.getOrDefault(column, OTHER_COLOR);
          double median = distribution.median();
          bar(
              row + ", " + column,
              length(median, scale.getMin() / 2, scale.getMax()),
              color,
              median);
        }
      }
      y += LINE / 3;
    }
    y += LINE;
  }

  private static double length(double value, double least, double most) {
    return value <= least ? 0 : Math.log(value / least) / Math.log(most / least);
  }

  /**
   * @param length from 0 to 1
   */
  private void bar(String label, double length, String color, double median) {
    text(8, "normal", label);
    double width = Math.max(1, length * BARS);
    shapes.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
            LABELS,
            y - LINE + 5,
            width,
            LINE - 3,
            color));
    text((int) (LABELS + width + 6), "normal", Distribution.number(median));
    y += LINE;
  }

  private void text(int x, String weight, String words) {
    shapes.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>%n",
            x,
            y,
            weight,
            words.replace("&", "&amp;").replace("<", "&lt;")));
  }
}
