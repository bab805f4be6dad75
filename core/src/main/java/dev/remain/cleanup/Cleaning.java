// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import java.util.ArrayList;
import java.util.List;

/**
 * What the steps of one phase came to; plain text of bounded length.
 *
 * @param cuts what was found and cut; where it is too much for one reading, how much more
 * @param failures what failed, a sentence each
 */
public record Cleaning(List<String> cuts, List<String> failures) {

  private static final int MOST = 20;
  private static final int LONGEST = 200;

  public Cleaning {
    cuts = List.copyOf(cuts);
    failures = List.copyOf(failures);
  }

  /** Collects it. Confined to one thread. */
  static final class Notes {

    private final List<String> cuts = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private int more;

    void cut(List<String> texts) {
      for (String text : texts) {
        if (cuts.size() < MOST) {
          cuts.add(text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text);
        } else {
          more++;
        }
      }
    }

    void failed(String sentence) {
      failures.add(sentence);
    }

    Cleaning read() {
      List<String> all = new ArrayList<>(cuts);
      if (more > 0) {
        all.add("+" + more + " more");
      }
      return new Cleaning(all, failures);
    }
  }
}
