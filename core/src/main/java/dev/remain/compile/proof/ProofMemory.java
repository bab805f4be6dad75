// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.proof;

import dev.remain.classpath.Fingerprint;
import dev.remain.compile.learn.LearnedFile;
import dev.remain.compile.round.Made;
import dev.remain.compile.round.ModuleCode;
import dev.remain.compile.round.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which sources of a module are known to compile to which classes, by content; kept beside the
 * output of the build for the next JVM. Safe to delete: what is not known is proven anew. Confined
 * to one thread.
 */
public final class ProofMemory {

  private static final String HEAD =
      "# What is known to compile to what. Safe to delete: proven anew.";

  private final @Nullable Path file;
  private String options = "";

  /** By path of the source, the fingerprints of it and of its classes. */
  private final Map<String, String> known = new TreeMap<>();

  private ProofMemory(@Nullable Path file) {
    this.file = file;
  }

  /** Of the module with that class directory. */
  public static ProofMemory of(Path directory) {
    ProofMemory memory = new ProofMemory(LearnedFile.beside(directory, ".proof.txt"));
    memory.read();
    return memory;
  }

  private void read() {
    Path from = file;
    if (from == null || !Files.exists(from)) {
      return;
    }
    try {
      List<String> lines = Files.readAllLines(from, StandardCharsets.UTF_8);
      options = lines.size() > 1 ? lines.get(1) : "";
      for (String line : lines.subList(Math.min(2, lines.size()), lines.size())) {
        int space = line.indexOf(' ');
        if (space > 0) {
          known.put(line.substring(space + 1), line.substring(0, space));
        }
      }
    } catch (IOException e) {
      known.clear(); // As if nothing were known.
    }
  }

  /** Which of these sources are known to compile to their classes with these options. */
  Map<String, Set<String>> proven(ModuleCode code, JavacOptions with) {
    Map<String, Set<String>> proven = new HashMap<>();
    if (!options.equals(text(with))) {
      return proven;
    }
    code.sources()
        .forEach(
            (path, source) -> {
              Set<String> names = code.outputsOf(path);
              if (fingerprint(code, source, names).equals(known.get(path))) {
                proven.put(path, names);
              }
            });
    return proven;
  }

  /** Whether the module was proven with these options. */
  boolean knows(JavacOptions with) {
    return options.equals(text(with));
  }

  /** Remembers what a module was compiled to, but for some of its sources. */
  public void remember(ModuleCode code, JavacOptions with, Set<String> but) {
    Map<String, String> now = new TreeMap<>();
    Set<String> paths = new HashSet<>(code.outputs().keySet());
    paths.removeAll(but);
    for (String path : paths) {
      Source source = code.sources().get(path);
      if (source != null) {
        now.put(path, fingerprint(code, source, code.outputsOf(path)));
      }
    }
    if (!now.equals(known) || !options.equals(text(with))) {
      known.clear();
      known.putAll(now);
      options = text(with);
      write();
    }
  }

  private static String fingerprint(ModuleCode code, Source source, Set<String> names) {
    StringBuilder text = new StringBuilder(source.content().hex());
    for (String name : new TreeSet<>(names)) {
      Made made = code.classes().get(name);
      text.append(name).append(made == null ? "" : Fingerprint.of(made.bytes()).hex());
    }
    return Fingerprint.of(text.toString()).hex();
  }

  private static String text(JavacOptions options) {
    return Runtime.version() + " " + options;
  }

  private void write() {
    Path to = file;
    if (to == null) {
      return;
    }
    List<String> lines = new ArrayList<>(List.of(HEAD, options));
    known.forEach((path, fingerprint) -> lines.add(fingerprint + " " + path));
    Path aside = to.resolveSibling(to.getFileName() + "~");
    try {
      Files.createDirectories(aside.toAbsolutePath().getParent());
      Files.write(aside, lines, StandardCharsets.UTF_8);
      Files.move(aside, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      known.clear(); // What cannot be written is proven anew.
    }
  }
}
