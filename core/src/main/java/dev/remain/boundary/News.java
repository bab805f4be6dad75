// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.util.List;

/**
 * Something that was learned, and is in force now.
 *
 * @param jar as messages name it; empty if it goes for all
 * @param reason in words that follow the name
 * @param with names of the others that go with it, since they use it
 */
public record News(String jar, String reason, List<String> with) {

  public News {
    with = List.copyOf(with);
  }
}
