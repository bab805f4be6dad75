// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat.made;

import dev.remain.fixtures.AppJar;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** Writes and compiles libraries and programs: all at once, by this JVM's own compiler. */
final class Workshop {

  private static final String MAIN =
      """
      package main%d;

      public class Main {
        public static void main(String[] args) throws Exception {
          System.out.println("begin");
          %s
          System.out.println("ready");
          Thread.sleep(Long.MAX_VALUE);
        }
      }
      """;

  private final Path directory;

  /**
   * @param directory an empty one
   */
  Workshop(Path directory) {
    this.directory = directory;
  }

  /** Compiles everything, and packs each library into a jar. */
  void make(List<List<Made>> programs) throws IOException {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < programs.size(); i++) {
      StringBuilder uses = new StringBuilder();
      for (Made made : programs.get(i)) {
        write(made.librarySources(), files);
        write(made.programSources(), files);
        uses.append("lib%1$d.Lib.take(new app%1$d.Item());\n".formatted(made.number()));
      }
      write(Map.of("main" + i + "/Main.java", MAIN.formatted(i, uses)), files);
    }
    StringWriter said = new StringWriter();
    PrintWriter writer = new PrintWriter(said);
    List<String> words =
        new ArrayList<>(
            List.of("-nowarn", "-proc:none", "--release", "17", "-d", all().toString()));
    words.addAll(files);
    if (ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(writer, writer, words.toArray(new String[0]))
        != 0) {
      throw new IllegalStateException("does not compile:\n" + said);
    }
    for (List<Made> program : programs) {
      for (Made made : program) {
        AppJar jar = AppJar.empty();
        for (Path file : files("lib" + made.number())) {
          jar.entry(all().relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
        }
        jar.writeTo(jar(made));
      }
    }
  }

  private void write(Map<String, String> sources, List<String> files) throws IOException {
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = directory.resolve("sources").resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
      files.add(file.toString());
    }
  }

  private Path all() {
    return directory.resolve("classes");
  }

  private List<Path> files(String packageName) throws IOException {
    try (Stream<Path> files = Files.walk(all().resolve(packageName))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  Path jar(Made made) {
    return directory.resolve("jars/lib" + made.number() + ".jar");
  }

  /** Writes one version of a program into its class directory, as a build would. */
  void write(int program, List<Made> parts, int version, Path classes) throws IOException {
    List<Path> files = new ArrayList<>(files("main" + program));
    for (Made made : parts) {
      files.addAll(files("app" + made.number()));
      for (Map.Entry<String, String> resource : made.resources(version).entrySet()) {
        put(
            classes.resolve(resource.getKey()),
            resource.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      put(classes.resolve(all().relativize(file).toString()), exchanged(bytes, version));
    }
  }

  private static void put(Path file, byte[] bytes) throws IOException {
    if (!Files.exists(file) || !java.util.Arrays.equals(Files.readAllBytes(file), bytes)) {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }
  }

  /** As a compiler would write it, were another digit in the source. */
  private static byte[] exchanged(byte[] bytes, int version) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.replace("version 0", "version " + version).getBytes(StandardCharsets.ISO_8859_1);
  }
}
