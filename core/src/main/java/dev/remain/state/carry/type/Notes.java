// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What became different on the way, each thing once. Confined to the thread that copies. */
public final class Notes {

  private final Map<String, Set<String>> byType = new LinkedHashMap<>();

  public void add(String type, String phrase) {
    byType.computeIfAbsent(type, unseen -> new LinkedHashSet<>()).add(phrase);
  }

  public void add(FieldPlace place, String phrase) {
    add(place.type(), place.field() + " " + phrase);
  }

  /** One line for each type. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    byType.forEach((type, phrases) -> lines.add(type + ": " + String.join(", ", phrases)));
    return lines;
  }
}
