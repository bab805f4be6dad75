// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import dev.remain.fixtures.Maven;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is tried, and where.
 *
 * @param only names of programs; all if empty
 * @param restarts of each program
 * @param collects whether it is waited until what has ended is gone from memory
 * @param remain the packaged jar
 * @param classes where this class lies
 * @param applications the programs
 * @param output where everything is made
 * @param maven resolves what the programs need
 * @param plugin version of the plugin that does so
 */
record Options(
    List<String> only,
    int restarts,
    boolean collects,
    Path remain,
    Path classes,
    Path applications,
    Path output,
    Maven maven,
    String plugin) {

  /** What the build tells, as system properties that begin with {@code compat.}. */
  static Options ofProcess() {
    return new Options(
        Stream.of(property("only").split(","))
            .map(String::strip)
            .filter(n -> !n.isEmpty())
            .toList(),
        Integer.parseInt(property("restarts")),
        true,
        Path.of(property("remain")),
        Path.of(property("classes")),
        Path.of(property("applications")),
        Path.of(property("output")),
        new Maven(Path.of(property("maven.home")), property("maven.repo")),
        property("plugin"));
  }

  private static String property(String name) {
    String value = System.getProperty("compat." + name);
    if (value == null) {
      throw new IllegalArgumentException("-Dcompat." + name + " is missing; run it with Maven");
    }
    return value;
  }
}
