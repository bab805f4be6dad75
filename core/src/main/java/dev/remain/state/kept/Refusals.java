// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.kept;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Why something cannot be kept, for the user. */
final class Refusals {

  private Refusals() {}

  static String says(String key, String what) {
    return "keep(\"" + key + "\"): " + what;
  }

  /**
   * @param live a class, and where it lies
   * @param archive of which it is; empty for a directory
   */
  static String live(String key, String live, String archive) {
    return says(
        key,
        archive.isEmpty()
            ? live
                + " is loaded anew in each generation and cannot be kept: move the class to the"
                + " base, or carry its values over with Remain.carry"
            : live
                + " is loaded anew in each generation, as all of "
                + archive
                + " (--explain says why), and cannot be kept: base=**/"
                + archive
                + " has it stay, or carry its values over with Remain.carry");
  }

  static String liveDependency(String key, String live) {
    return says(
        key,
        "the dependency "
            + live
            + " is never the same in two generations: depend on values of the JDK or of the base");
  }

  static String otherType(String key, String kept, String wanted) {
    return says(key, "it is kept as " + kept + ", which is no " + wanted + ": use another key");
  }

  /**
   * The same for a circle wherever it is noticed, which several threads may do.
   *
   * @param keys each made from the next, and the last from the first
   */
  static String cycle(List<String> keys) {
    List<String> chain = new ArrayList<>(keys);
    Collections.rotate(chain, -chain.indexOf(Collections.min(chain)));
    StringBuilder text = new StringBuilder("it can never be made, since ");
    for (int i = 0; i < chain.size(); i++) {
      String next = chain.get((i + 1) % chain.size());
      text.append(i == 0 ? "" : ", and ")
          .append('"')
          .append(chain.get(i))
          .append("\" is made from \"")
          .append(next)
          .append('"');
    }
    return says(chain.get(0), text.toString());
  }
}
