// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation.book;

import dev.remain.generation.book.OwnEnd.Certainty;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How types end of which the rules do not know it: a line each, {@code type | rank | calls |
 * waits}, or {@code type | leave}. Immutable.
 */
final class EndTable {

  /** Jars may have lines for their own types. */
  static final String RESOURCE = "META-INF/remain/endings";

  private final Map<String, Line> lines;

  /**
   * @param end null if its objects are left as they are
   */
  record Line(@Nullable OwnEnd end) {}

  private EndTable(Map<String, Line> lines) {
    this.lines = lines;
  }

  /** The table of Remain, and what the jars of that loader add to it. */
  static EndTable of(@Nullable ClassLoader jars) {
    Map<String, Line> lines = new HashMap<>();
    try (InputStream own = EndTable.class.getResourceAsStream("endings")) {
      read(own, lines);
      if (jars != null) {
        for (URL url : Collections.list(jars.getResources(RESOURCE))) {
          try (InputStream in = url.openStream()) {
            read(in, lines);
          } catch (IOException | RuntimeException e) {
            // What another's jar says wrongly is as if it said nothing.
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EndTable(lines);
  }

  private static void read(InputStream in, Map<String, Line> lines) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        List<String> fields = new ArrayList<>(parts(line, "\\|"));
        fields.addAll(Collections.nCopies(4, ""));
        lines.put(fields.get(0), line(fields.get(1), fields.get(2), fields.get(3)));
      }
    }
  }

  private static Line line(String rank, String calls, String waits) {
    if (rank.equals("leave")) {
      return new Line(null);
    }
    Certainty certainty =
        rank.endsWith("?")
            ? Certainty.WHILE_HELD
            : rank.endsWith("!") ? Certainty.OWN : Certainty.KNOWN;
    String name = certainty == Certainty.KNOWN ? rank : rank.substring(0, rank.length() - 1);
    return new Line(
        new OwnEnd(
            Rank.valueOf(name.toUpperCase(Locale.ROOT)), calls(calls), calls(waits), certainty));
  }

  private static List<EndCall> calls(String text) {
    return parts(text, ";").stream().filter(call -> !call.isEmpty()).map(EndCall::of).toList();
  }

  private static List<String> parts(String text, String separator) {
    return Stream.of(text.split(separator, -1)).map(String::strip).toList();
  }

  @Nullable Line lineOf(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      Line own = lines.get(at.getName());
      if (own != null) {
        return own;
      }
      for (Class<?> one : at.getInterfaces()) {
        Line found = lineOf(one);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
