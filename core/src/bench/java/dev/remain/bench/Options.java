// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build tells the suite, as system properties that begin with {@code bench.}.
 *
 * @param only names of the measurements to make; all if empty
 * @param quick few rounds of small applications: to see that everything runs, not for its numbers
 * @param remain the packaged jar
 * @param classes of the suite itself
 * @param peer jars of Spring Boot with DevTools, and of all that they need
 * @param applications sources of the applications
 * @param maven where a Maven is installed that Quarkus takes
 * @param plugins versions of the plugins of Maven that compile and that copy resources
 * @param output where everything is written
 */
public record Options(
    List<String> only,
    boolean quick,
    Path remain,
    Path classes,
    List<Path> peer,
    Path applications,
    Path maven,
    List<String> plugins,
    Path output) {

  static Options ofProcess() {
    return new Options(
        split(property("only"), ",").toList(),
        Boolean.parseBoolean(property("quick")),
        Path.of(property("remain")),
        Path.of(property("classes")),
        split(property("peer"), File.pathSeparator).map(Path::of).toList(),
        Path.of(property("applications")),
        Path.of(property("maven")),
        split(property("plugins"), ",").toList(),
        Path.of(property("output")));
  }

  private static String property(String name) {
    String value = System.getProperty("bench." + name);
    if (value == null) {
      throw new IllegalArgumentException("-Dbench." + name + " is missing; run it with Maven");
    }
    return value;
  }

  private static Stream<String> split(String text, String separator) {
    return Stream.of(text.split(separator)).map(String::strip).filter(part -> !part.isEmpty());
  }

  /** One number for a full run, another for a quick one. */
  public int rounds(int full, int few) {
    return quick ? few : full;
  }
}
