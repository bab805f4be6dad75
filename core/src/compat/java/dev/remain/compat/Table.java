// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All outcomes in Markdown: a line for each program, and below what does not fit into it. */
final class Table {

  private static final int LONG = 60;
  private static final int LINES = 4;

  private final StringBuilder text = new StringBuilder();

  static String of(List<Outcome> outcomes) {
    Table table = new Table();
    table.head();
    outcomes.forEach(table::row);
    table.text.append('\n');
    outcomes.forEach(table::notes);
    return table.text.toString();
  }

  private void head() {
    List<String> cells = new ArrayList<>(List.of("program"));
    for (Step step : Step.values()) {
      cells.add(step.title());
    }
    cells.addAll(List.of("fresh jars", "new JVM (ms)", "restart (ms)", "restart / new JVM"));
    line(cells);
    line(cells.stream().map(cell -> "---").toList());
  }

  private void row(Outcome outcome) {
    List<String> cells = new ArrayList<>(List.of(outcome.program().title()));
    for (Step step : Step.values()) {
      cells.add(outcome.verdict(step).map(verdict -> cell(outcome, verdict)).orElse(""));
    }
    cells.add(jars(outcome));
    double before = Outcome.median(outcome.newJvm());
    cells.add(number(before));
    if (outcome.restarts().isEmpty()) {
      cells.addAll(List.of("", ""));
    } else {
      double after = Outcome.median(outcome.restarts());
      cells.add(number(after));
      cells.add(String.format(Locale.ROOT, "%.2f", after / before));
    }
    line(cells);
  }

  private static String jars(Outcome outcome) {
    String fresh = outcome.fresh().isEmpty() ? "none" : Integer.toString(outcome.fresh().size());
    String live = outcome.liveJars() == 0 ? "" : ", and " + outcome.liveJars() + " live";
    return fresh + live + " of " + outcome.jars();
  }

  private static String number(double millis) {
    return String.format(Locale.ROOT, "%.0f", millis);
  }

  private static String cell(Outcome outcome, Verdict verdict) {
    if (verdict.isRight()) {
      return verdict.text().split(";", 2)[0];
    }
    String known = outcome.isKnown(verdict) ? ", known" : "";
    return "**no**" + (verdict.isTold() ? ", told" : known);
  }

  private void notes(Outcome outcome) {
    List<String> notes = new ArrayList<>();
    for (Verdict verdict : outcome.verdicts()) {
      outcome.program().known(verdict.step()).ifPresent(notes::add);
      if (!verdict.isRight()) {
        notes.add("*" + verdict.step().title() + "*: " + shown(verdict.text()));
      } else if (verdict.text().contains(";")) {
        notes.add(verdict.step().title() + ": " + shown(verdict.text()));
      }
    }
    for (Map.Entry<String, String> jar : outcome.fresh().entrySet()) {
      notes.add(jar.getKey() + " is loaded anew: it " + shown(jar.getValue()));
    }
    if (outcome.fullRestarts() > 0) {
      notes.add("the base was replaced " + outcome.fullRestarts() + " times");
    }
    outcome.told().stream().limit(LINES).forEach(line -> notes.add("told: " + shown(line)));
    some(notes, "threads that go on, told: ", outcome.left());
    some(notes, "logged by its end: ", outcome.ending());
    some(notes, "logged once in a JVM: ", outcome.unlogged());
    if (!notes.isEmpty()) {
      text.append("**").append(outcome.program().title()).append("**\n\n");
      notes.stream().distinct().forEach(note -> text.append("- ").append(note).append('\n'));
      text.append('\n');
    }
  }

  private static void some(List<String> notes, String what, List<String> lines) {
    if (!lines.isEmpty()) {
      String more = lines.size() > 1 ? " (+" + (lines.size() - 1) + ")" : "";
      notes.add(what + shown(lines.get(0)) + more);
    }
  }

  /** A text of strangers, in one line of Markdown. */
  private static String shown(String text) {
    String line = text.lines().findFirst().orElse("").strip().replace('`', '\'').replace('|', '/');
    return "`" + (line.length() > 3 * LONG ? line.substring(0, 3 * LONG) + "..." : line) + "`";
  }

  private void line(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
