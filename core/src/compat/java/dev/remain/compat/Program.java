// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A hello-world of a framework: a directory of sources and resources, with a file {@value #FILE}
 * that says what it needs.
 *
 * @param name of its directory
 * @param words what its file says
 */
record Program(String name, Path directory, Map<String, String> words) {

  /** Its keys are what the methods of this class ask for. */
  static final String FILE = "program.properties";

  /** All programs below a directory, by name. */
  static List<Program> in(Path applications) throws IOException {
    List<Program> programs = new ArrayList<>();
    try (Stream<Path> directories = Files.list(applications)) {
      for (Path directory : directories.sorted().toList()) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(directory.resolve(FILE))) {
          properties.load(reader);
        }
        Map<String, String> words = new TreeMap<>();
        properties
            .stringPropertyNames()
            .forEach(key -> words.put(key, properties.getProperty(key)));
        programs.add(new Program(String.valueOf(directory.getFileName()), directory, words));
      }
    }
    return programs;
  }

  private String word(String key, String otherwise) {
    return words.getOrDefault(key, otherwise);
  }

  private List<String> list(String key) {
    return Stream.of(word(key, "").split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
  }

  /** As the table names it. */
  String title() {
    return word("title", name);
  }

  String mainClass() {
    return word("main", "hello.Main");
  }

  List<String> arguments() {
    return list("arguments");
  }

  /** Options of both JVMs; {@code {name}} is the jar whose file begins so. */
  List<String> options() {
    return list("options");
  }

  /** Coordinates as Maven has them, group:artifact:version; !group:artifact is left out of all. */
  List<String> libraries() {
    return list("libraries");
  }

  /** Coordinates of poms that name versions. */
  List<String> boms() {
    return list("boms");
  }

  /** Coordinates of annotation processors. */
  List<String> processors() {
    return list("processors");
  }

  /** The path of the request whose answer is looked at; absent if it is what is printed. */
  Optional<String> http() {
    return Optional.ofNullable(words.get("http"));
  }

  /** The port that the sources name, and another one is put for. */
  Optional<String> port() {
    return Optional.ofNullable(words.get("port"));
  }

  /** What the sources say, and is edited: a literal. */
  String greeting() {
    return word("greeting", "\"Hello World\"");
  }

  /** Lines like this, or an answer that has it, are looked at. */
  Pattern answer() {
    return Pattern.compile(word("answer", "Hello"));
  }

  /** How many lines are the answer, where lines are. */
  int lines() {
    return Integer.parseInt(word("lines", "1"));
  }

  /** Whether those lines come again and again. */
  boolean repeats() {
    return Boolean.parseBoolean(word("repeats", "false"));
  }

  /** Lines like this tell of requests, of which nobody counts how many are made. */
  Optional<Pattern> requests() {
    return Optional.ofNullable(words.get("requests")).map(Pattern::compile);
  }

  /** The feature release that it needs. */
  int jdk() {
    return Integer.parseInt(word("jdk", "17"));
  }

  /** Whether it needs a display. */
  boolean display() {
    return Boolean.parseBoolean(word("display", "false"));
  }

  /** The sentence on a difference that is known, if there is one in that step. */
  Optional<String> known(Step step) {
    return Optional.ofNullable(words.get("known." + step.key()));
  }
}
