// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import dev.remain.fixtures.AppJar;
import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;

/** A library of one class, whose method {@code value} answers what it was compiled with. */
record Library(Path directory, String className) {

  /** Its classes, in a directory that is named after the answer. */
  CompiledApp classes(String answer) {
    Path place = directory.resolve(className + "-" + answer);
    String simple = className.substring(className.lastIndexOf('.') + 1);
    return CompiledApp.at(place.resolve("src"), place.resolve("classes"))
        .source(
            className,
            "public class "
                + simple
                + " { public static String value() { return \""
                + answer
                + "\"; } }")
        .compile();
  }

  /** A jar of it, still to be written. */
  AppJar jar(String answer) {
    return classes(answer).jar();
  }
}
