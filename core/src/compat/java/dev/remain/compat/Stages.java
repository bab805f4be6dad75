// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes the forms of one program: a directory of sources, and one of classes, for each. */
final class Stages {

  /** A number in a class file, of three digits, that is put in without a compiler. */
  private static final String VERSION = "version ";

  private static final String WORDS =
      """
      package hello;

      import java.io.InputStream;
      import java.nio.charset.StandardCharsets;

      public final class Words {

        public static String of(String greeting) {
          return greeting + ", " + resource() + ", " + other() + ", %s";
        }

        private static String resource() {
          try (InputStream words = Words.class.getResourceAsStream("/words.txt")) {
            return new String(words.readAllBytes(), StandardCharsets.UTF_8);
          } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
          }
        }

        private static String other() {
          try {
            return Class.forName("hello.Other").getSimpleName();
          } catch (ClassNotFoundException e) {
            return "none";
          }
        }
      }
      """
          .formatted(VERSION + "000");

  private static final String OTHER = "package hello;\n\npublic final class Other {}\n";

  private final Program program;
  private final Path directory;
  private final Compiler compiler;
  private final String port;

  /**
   * @param directory where everything is made
   * @param port what is put where the sources name theirs
   */
  Stages(Program program, Path directory, Compiler compiler, int port) {
    this.program = program;
    this.directory = directory;
    this.compiler = compiler;
    this.port = Integer.toString(port);
  }

  /** Makes all of them. */
  void make() throws IOException {
    for (Stage stage : Stage.values()) {
      write(stage);
      compile(stage);
    }
    if (hasOwnMain()) {
      compileEmpty();
    }
  }

  /** Whether what is started is a class of the program, which can be made to do nothing. */
  boolean hasOwnMain() {
    return program.mainClass().startsWith("hello.");
  }

  /** The class directory of one. */
  Path classes(Stage stage) {
    return directory.resolve(stage.name().toLowerCase(Locale.ROOT)).resolve("classes");
  }

  /** A class directory of which only resources are left, and a {@code main} that does nothing. */
  Path empty() {
    return directory.resolve("empty").resolve("classes");
  }

  /** The class file that tells one restart from another, as that one has it. */
  static byte[] version(Path classes, int number) throws IOException {
    byte[] bytes = Files.readAllBytes(words(classes));
    byte[] beginning = VERSION.getBytes(StandardCharsets.UTF_8);
    byte[] digits = version(number).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + digits.length <= bytes.length; i++) {
      if (starts(bytes, i, beginning)) {
        System.arraycopy(digits, 0, bytes, i, digits.length);
        return bytes;
      }
    }
    throw new IllegalStateException("no version in " + words(classes));
  }

  /** As the answer has it. */
  static String version(int number) {
    return VERSION + String.format(Locale.ROOT, "%03d", number);
  }

  static Path words(Path classes) {
    return classes.resolve("hello/Words.class");
  }

  private static boolean starts(byte[] bytes, int at, byte[] part) {
    for (int i = 0; i < part.length; i++) {
      if (bytes[at + i] != part[i]) {
        return false;
      }
    }
    return true;
  }

  private Path sources(Stage stage) {
    return directory.resolve(stage.name().toLowerCase(Locale.ROOT)).resolve("sources");
  }

  private void write(Stage stage) throws IOException {
    Path to = sources(stage);
    boolean greets = false;
    try (Stream<Path> files = Files.walk(program.directory())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.endsWith(Program.FILE)) {
          continue;
        }
        Path copy = to.resolve(program.directory().relativize(file).toString());
        Files.createDirectories(copy.getParent());
        String text = Files.readString(file);
        greets |= text.contains(program.greeting());
        Files.writeString(copy, edited(stage, text));
      }
    }
    if (!greets) {
      throw new IllegalStateException(program.name() + " does not say " + program.greeting());
    }
    if (stage.compareTo(Stage.NEW) >= 0) {
      Path place = Files.createDirectories(to.resolve("hello"));
      Files.writeString(place.resolve("Words.java"), WORDS);
      Files.writeString(place.resolve("Other.java"), OTHER);
      Files.writeString(to.resolve("words.txt"), stage == Stage.NEW ? "one word" : "two words");
    }
  }

  private String edited(Stage stage, String text) {
    String answered = text;
    Optional<String> written = program.port();
    if (written.isPresent()) {
      answered = answered.replace(written.get(), port);
    }
    return answered.replace(
        program.greeting(),
        switch (stage) {
          case WRITTEN -> program.greeting();
          case CLASS -> program.greeting().replace("World", "Again");
          case NEW, RESOURCE, DELETED -> "hello.Words.of(" + program.greeting() + ")";
        });
  }

  private void compile(Stage stage) throws IOException {
    Path classes = Files.createDirectories(classes(stage));
    if (stage == Stage.RESOURCE || stage == Stage.DELETED) {
      Trees.copy(classes(Stage.NEW), classes);
    } else {
      compiler.compile(sources(stage), classes);
    }
    try (Stream<Path> files = Files.walk(sources(stage))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!Compiler.isSource(file)) {
          Path copy = classes.resolve(sources(stage).relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.write(copy, Files.readAllBytes(file));
        }
      }
    }
    if (stage == Stage.DELETED) {
      Files.delete(classes.resolve("hello/Other.class"));
    }
  }

  private void compileEmpty() throws IOException {
    Trees.copy(classes(Stage.DELETED), empty());
    for (Path file : Trees.files(empty())) {
      if (file.toString().endsWith(".class")) {
        Files.delete(file);
      }
    }
    Path sources = Files.createDirectories(directory.resolve("empty/sources"));
    int dot = program.mainClass().lastIndexOf('.');
    Files.writeString(
        sources.resolve(program.mainClass().substring(dot + 1) + ".java"),
        "package %s;\n\npublic class %s {\n\n  public static void main(String[] none) {}\n}\n"
            .formatted(
                program.mainClass().substring(0, dot), program.mainClass().substring(dot + 1)));
    compiler.javac(List.of(), sources, empty());
  }
}
