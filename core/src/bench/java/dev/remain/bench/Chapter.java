// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One table: what was asked, and one distribution for each row and column. Confined to the thread
 * that measures.
 */
public final class Chapter {

  /** Divides the medians of two columns. */
  record Ratio(String of, String to) {}

  private final String title;
  private final String unit;
  private final String rowTitle;
  private final List<String> notes = new ArrayList<>();
  private final List<String> columns = new ArrayList<>();
  private final List<Ratio> ratios = new ArrayList<>();
  private final Map<String, Map<String, Distribution>> rows = new LinkedHashMap<>();
  private boolean isDrawn;

  /**
   * @param title what was measured, from where to where
   * @param unit of all its values
   * @param rowTitle what its rows differ in
   */
  public Chapter(String title, String unit, String rowTitle) {
    this.title = title;
    this.unit = unit;
    this.rowTitle = rowTitle;
  }

  /** Adds a sentence on how it was measured. */
  public Chapter note(String sentence) {
    notes.add(sentence);
    return this;
  }

  /** Adds a column that divides the medians of two others, where both are there. */
  public Chapter ratio(String of, String to) {
    ratios.add(new Ratio(of, to));
    return this;
  }

  /** Lets it be in the chart, too. */
  public Chapter drawn() {
    isDrawn = true;
    return this;
  }

  public void add(String row, String column, Distribution distribution) {
    if (!columns.contains(column)) {
      columns.add(column);
    }
    rows.computeIfAbsent(row, unseen -> new LinkedHashMap<>()).put(column, distribution);
  }

  boolean isDrawn() {
    return isDrawn;
  }

  String title() {
    return title;
  }

  String unit() {
    return unit;
  }

  String rowTitle() {
    return rowTitle;
  }

  List<String> notes() {
    return notes;
  }

  List<String> rows() {
    return List.copyOf(rows.keySet());
  }

  List<String> columns() {
    return columns;
  }

  List<Ratio> ratios() {
    return ratios;
  }

  /** Null if that was not measured. */
  @Nullable Distribution at(String row, String column) {
    return rows.getOrDefault(row, Map.of()).get(column);
  }

  /** Null if one of both was not measured. */
  @Nullable Double at(String row, Ratio ratio) {
    Distribution of = at(row, ratio.of());
    Distribution to = at(row, ratio.to());
    return of == null || to == null ? null : of.median() / to.median();
  }
}
