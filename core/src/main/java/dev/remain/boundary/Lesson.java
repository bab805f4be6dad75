// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.nio.file.Path;

/**
 * Why an archive cannot stay.
 *
 * @param reason follows the name of the archive: "refers to app.Person"
 */
public record Lesson(Path archive, String reason) {

  /** As messages name it. */
  public String name() {
    return String.valueOf(archive.getFileName());
  }
}
