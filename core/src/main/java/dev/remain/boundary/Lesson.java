// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.nio.file.Path;

/**
 * Why an archive cannot stay.
 *
 * @param reason follows the name of the archive: "refers to app.Person"
 * @param day on which an earlier JVM has learned it; empty if this one has
 */
public record Lesson(Path archive, String reason, String day) {

  /** Learned just now. */
  public Lesson(Path archive, String reason) {
    this(archive, reason, "");
  }

  /** As messages name it. */
  public String name() {
    return String.valueOf(archive.getFileName());
  }
}
