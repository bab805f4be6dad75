// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.proof;

import dev.remain.classpath.BuildOutput;
import dev.remain.compile.learn.LearnedBuild;
import dev.remain.compile.learn.LearnedFile;
import dev.remain.compile.learn.Processors;
import dev.remain.compile.round.ByProduct;
import dev.remain.compile.round.ByProducts;
import dev.remain.compile.round.ClassFacts;
import dev.remain.compile.round.Content;
import dev.remain.compile.round.Made;
import dev.remain.compile.round.ModuleCode;
import dev.remain.compile.round.Source;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One class directory with its sources, as they were read together. Immutable.
 *
 * @param directory the class directory
 * @param roots of its sources
 * @param charset of the sources
 * @param code the sources, the classes, and which belong to which as the classes say
 * @param classTimes when each class was written, in milliseconds, by its name
 * @param sourceTimes when each source was written, by its path
 * @param learned with what its build compiles, if that is known
 * @param others how many classes say that they were made from something that is no Java
 */
public record Module(
    Path directory,
    SourceRoots roots,
    Charset charset,
    ModuleCode code,
    Map<String, Long> classTimes,
    Map<String, Long> sourceTimes,
    @Nullable LearnedBuild learned,
    int others) {

  private static final String JAVA = ".java";

  /**
   * Reads a class directory, and its sources if they are found.
   *
   * @throws IOException if a file cannot be read, or went meanwhile
   */
  public static Module read(Path directory) throws IOException {
    Map<String, Made> classes = new HashMap<>();
    Map<String, Long> classTimes = new HashMap<>();
    Map<String, Set<String>> outputs = new HashMap<>();
    Set<String> silent = new HashSet<>();
    int others = 0;
    for (ClassDirectory.Found found : ClassDirectory.read(directory).values()) {
      String name = found.made().name();
      classes.put(name, found.made());
      classTimes.put(name, found.writtenMillis());
      ClassFacts facts = found.made().facts();
      String path = sourceOf(facts);
      if (facts.source() == null) {
        silent.add(name);
      }
      if (path.endsWith(JAVA)) {
        outputs.computeIfAbsent(path, key -> new HashSet<>()).add(name);
      } else {
        others++;
      }
    }
    LearnedBuild learned = LearnedFile.read(directory);
    Path generated =
        learned == null || Processors.of(learned).isEmpty() ? null : learned.sourcesOfProcessors();
    Set<String> ofProcessors = new HashSet<>();
    if (generated != null && silent.size() < classes.size()) {
      // The compiler says of each class what it was made from, or of none.
      ofProcessors.addAll(silent);
      outputs.values().forEach(names -> names.removeAll(silent));
      outputs.values().removeIf(Set::isEmpty);
    }
    SourceRoots roots = SourceRoots.find(directory, named(outputs.keySet(), generated));
    if (generated != null) {
      roots = roots.without(generated);
    }
    Map<String, Path> files = SourceFiles.list(roots.roots());
    Map<String, byte[]> texts = new HashMap<>();
    Map<String, Long> sourceTimes = new HashMap<>();
    for (Map.Entry<String, Path> entry : files.entrySet()) {
      sourceTimes.put(entry.getKey(), ClassDirectory.written(entry.getValue()));
      texts.put(entry.getKey(), Files.readAllBytes(entry.getValue()));
    }
    Charset charset = SourceFiles.charset(texts.values());
    Map<String, Source> sources = new HashMap<>();
    texts.forEach(
        (path, bytes) -> {
          Path file = files.getOrDefault(path, directory);
          sources.put(path, Source.of(path, file, bytes, charset));
        });
    ofProcessors.addAll(ofProcessors(outputs, sources.keySet(), generated));
    outputs.keySet().retainAll(sources.keySet());
    outputs.put(ModuleCode.GENERATED, ofProcessors);
    return new Module(
        directory,
        roots,
        charset,
        new ModuleCode(sources, classes, outputs),
        classTimes,
        sourceTimes,
        learned,
        others);
  }

  /** The classes of sources that processors wrote. */
  private static Set<String> ofProcessors(
      Map<String, Set<String>> outputs, Set<String> sources, @Nullable Path generated) {
    Set<String> names = new HashSet<>();
    if (generated != null) {
      outputs.forEach(
          (path, classes) -> {
            if (!sources.contains(path) && Files.isRegularFile(generated.resolve(path))) {
              names.addAll(classes);
            }
          });
    }
    return names;
  }

  /** Where the source of a class is to be; empty if it does not say. */
  private static String sourceOf(ClassFacts facts) {
    String name = facts.name();
    int end = name.lastIndexOf('/') + 1;
    String file = facts.source();
    if (file == null) {
      int nested = name.indexOf('$', end + 1);
      file = name.substring(end, nested < 0 ? name.length() : nested) + JAVA;
    }
    return name.substring(0, end) + file;
  }

  /**
   * What a compiler adds for packages may have no source, and what processors wrote is none.
   *
   * @param generated where they write, or null
   */
  private static Set<String> named(Set<String> paths, @Nullable Path generated) {
    Set<String> named = new LinkedHashSet<>(paths);
    named.removeIf(path -> path.endsWith("package-info.java"));
    if (generated != null) {
      named.removeIf(path -> Files.isRegularFile(generated.resolve(path)));
    }
    return named;
  }

  /** Where processors write such a file. */
  public Path place(ByProduct file) {
    return file.place() == ByProduct.Place.CLASSES || learned == null
        ? directory
        : learned.sourcesOfProcessors();
  }

  /**
   * What processors wrote in the build, as it lies there.
   *
   * @param made what they write now
   * @param isEdited whether sources are others than in the build, so that this may be, too
   */
  ByProducts byProducts(Map<ByProduct, Content> made, boolean isEdited) {
    Map<ByProduct, Content> files = new HashMap<>();
    Set<ByProduct> left = new HashSet<>();
    made.forEach(
        (file, now) -> {
          Content built = content(place(file).resolve(file.path()));
          boolean mayDiffer = isEdited || file.place() == ByProduct.Place.SOURCES;
          if (built != null && (mayDiffer || built.equals(now))) {
            files.put(file, built);
          } else if (!isEdited) {
            left.add(file);
          }
        });
    return new ByProducts(files, left);
  }

  /** What a clean build has in the place of such a file if no processor writes it; or null. */
  public @Nullable Content original(ByProduct file) {
    if (file.place() == ByProduct.Place.CLASSES) {
      for (Path root : SourceRoots.resources(roots.roots())) {
        Content found = content(root.resolve(file.path()));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable Content content(Path file) {
    try {
      return new Content(Files.readAllBytes(file));
    } catch (IOException e) {
      return null;
    }
  }

  /** Whether the source was written after what it was compiled to. */
  boolean isNewer(String path) {
    long newest = -1;
    for (String name : code.outputsOf(path)) {
      newest = Math.max(newest, classTimes.getOrDefault(name, -1L));
    }
    if (newest < 0) { // Never compiled: a new one, or one that the build leaves out.
      for (long time : classTimes.values()) {
        newest = Math.max(newest, time);
      }
    }
    return sourceTimes.getOrDefault(path, 0L) > newest;
  }

  /** The version of class files that the source was compiled to; the commonest for a new one. */
  public int major(String path) {
    for (String name : code.outputsOf(path)) {
      Made made = code.classes().get(name);
      if (made != null) {
        return made.facts().major();
      }
    }
    return commonestMajor();
  }

  private int commonestMajor() {
    Map<Integer, Integer> counts = new HashMap<>();
    int commonest = 0;
    for (Made made : code.classes().values()) {
      int major = made.facts().major();
      counts.merge(major, 1, Integer::sum);
      if (counts.getOrDefault(major, 0) > counts.getOrDefault(commonest, 0)) {
        commonest = major;
      }
    }
    return commonest;
  }

  /** As a message shows it: {@code app} for {@code app/target/classes}. */
  public String display() {
    Path up = directory;
    for (Path at = directory; at != null; at = at.getParent()) {
      String name = String.valueOf(at.getFileName());
      if (BuildOutput.NAMES.contains(name)) {
        up = at.getParent() == null ? at : at.getParent();
        break;
      }
    }
    return String.valueOf(up.getFileName());
  }
}
