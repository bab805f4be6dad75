// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was seen of one thing over all rounds, sorted.
 *
 * @param values at least one, in the unit of their chapter
 */
public record Distribution(List<Double> values) {

  public Distribution {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    values = values.stream().sorted().toList();
  }

  /** Of one value that was measured once. */
  public static Distribution of(double value) {
    return new Distribution(List.of(value));
  }

  /** The middle value, or the mean of the middle two. */
  public double median() {
    int middle = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(middle)
        : (values.get(middle - 1) + values.get(middle)) / 2;
  }

  /** The smallest value that nine of ten do not exceed. */
  public double p90() {
    return values.get((int) Math.ceil(values.size() * 0.9) - 1);
  }

  public double min() {
    return values.get(0);
  }

  public double max() {
    return values.get(values.size() - 1);
  }

  /** All of it in one cell: median, p90, and both ends; only the value if there is one. */
  public String text() {
    return values.size() == 1
        ? number(median())
        : "**%s** · %s (%s–%s)"
            .formatted(number(median()), number(p90()), number(min()), number(max()));
  }

  /** With three digits that count, as far as that makes sense. */
  static String number(double value) {
    double size = Math.abs(value);
    String pattern = size >= 100 || value == 0 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, pattern, value);
  }

  /** Collects values round by round. Confined to one thread. */
  public static final class Collector {
    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
      values.add(value);
    }

    public Distribution done() {
      return new Distribution(values);
    }
  }
}
