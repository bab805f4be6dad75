// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A program of one module or more, of which sources are saved. */
abstract class Saves {

  static final String GREETER = "app/src/main/java/p/Greeter.java";
  static final String USER = "app/src/main/java/p/User.java";

  final SavedProgram program = new SavedProgram();

  @AfterEach
  void close() throws IOException {
    program.close();
  }

  static String greeter(String type, String value) {
    return "package p;\nclass Greeter {\n  " + type + " greet() { return " + value + "; }\n}\n";
  }

  /** What is on disk is what a clean build of the sources makes. */
  final void assertAsBuilt() {
    Map<String, String> classes = program.classes("app");
    program.build("app");
    assertThat(program.classes("app")).isEqualTo(classes);
  }
}
