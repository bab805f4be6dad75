// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.compile.round.Source;
import dev.remain.compile.round.SourceError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Errors as compilers show them. Stateless. */
final class ErrorText {

  private static final int MOST = 3;

  private ErrorText() {}

  /**
   * The first of them, each with its line and a caret below, and how many more there are.
   *
   * @param here what file names are told relative to
   */
  static String of(List<SourceError> errors, Path here) {
    List<String> lines = new ArrayList<>();
    for (SourceError error : errors.subList(0, Math.min(MOST, errors.size()))) {
      add(error, here, lines);
    }
    int more = errors.size() - MOST;
    if (more > 0) {
      lines.add(more == 1 ? "1 more error" : more + " more errors");
    }
    return String.join("\n", lines);
  }

  private static void add(SourceError error, Path here, List<String> lines) {
    List<String> message = error.message().lines().toList();
    String first = "error: " + (message.isEmpty() ? error.code() : message.get(0));
    Source source = error.source();
    if (source == null) {
      lines.add(first);
    } else {
      String place =
          source.file().startsWith(here) ? "" + here.relativize(source.file()) : "" + source.file();
      lines.add(place + position(error) + ": " + first);
      String line = line(source, error.line());
      if (!line.isBlank()) {
        lines.add(line);
        lines.add(indent(line, error.column()) + "^");
      }
    }
    lines.addAll(message.subList(Math.min(1, message.size()), message.size()));
  }

  private static String position(SourceError error) {
    return error.line() == 0
        ? ""
        : ":" + error.line() + (error.column() == 0 ? "" : ":" + error.column());
  }

  private static String line(Source source, long number) {
    return number == 0 ? "" : source.text().lines().skip(number - 1).findFirst().orElse("");
  }

  /** Tabs stay tabs, so that the caret is where it belongs however wide they are shown. */
  private static String indent(String line, long column) {
    StringBuilder indent = new StringBuilder();
    for (int i = 0; i < Math.min(column - 1, line.length()); i++) {
      indent.append(line.charAt(i) == '\t' ? '\t' : ' ');
    }
    return indent.toString();
  }
}
