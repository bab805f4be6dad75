// SPDX-License-Identifier: Apache-2.0
package dev.remain.front.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What open pages are told, at one moment. Immutable.
 *
 * @param page what a page is that is asked for now: another text for each generation, and after
 *     each change of what pages are made of; empty while nobody answers
 * @param style how often style sheets have changed
 * @param changed the paths of those that changed last
 * @param trouble what is wrong, a line for a title and others below it; empty if nothing is
 */
public record PageState(String page, int style, List<String> changed, String trouble) {

  private static final int MOST_LINES = 60;
  private static final int LONGEST_LINE = 400;

  static final PageState FIRST = new PageState("", 0, List.of(), "");

  public PageState {
    changed = List.copyOf(changed);
  }

  PageState with(String newPage) {
    return new PageState(newPage, style, changed, trouble);
  }

  PageState withTrouble(String newTrouble) {
    return new PageState(page, style, changed, newTrouble);
  }

  PageState withStyle(List<String> paths) {
    return new PageState(page, style + 1, paths, trouble);
  }

  /** The same for the same trouble. */
  String troubleId() {
    return trouble.isEmpty() ? "" : Integer.toHexString(trouble.hashCode());
  }

  /** As an event of an event stream: a line for each part, and one for each line of trouble. */
  byte[] event() {
    List<String> lines = new ArrayList<>();
    lines.add(page);
    lines.add(String.valueOf(style));
    lines.add(String.join("\t", changed));
    lines.add(troubleId());
    List<String> told = trouble.lines().toList();
    told.stream().limit(MOST_LINES).map(PageState::shortened).forEach(lines::add);
    if (told.size() > MOST_LINES) {
      lines.add("... and " + (told.size() - MOST_LINES) + " lines more");
    }
    StringBuilder event = new StringBuilder("event: state\n");
    for (String line : lines) {
      event.append("data: ").append(line.replaceAll("[\\r\\n]", " ")).append('\n');
    }
    return event.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + " ...";
  }
}
