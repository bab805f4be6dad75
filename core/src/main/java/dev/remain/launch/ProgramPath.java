// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import dev.remain.classpath.ClassName;
import dev.remain.classpath.ClasspathReader;
import dev.remain.classpath.ClasspathSplit;
import dev.remain.classpath.Globs;
import dev.remain.classpath.Root;
import dev.remain.settings.Setting;
import dev.remain.settings.SettingSource;
import dev.remain.settings.Settings;
import dev.remain.settings.SettingsException;
import dev.remain.settings.SettingsReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class path this JVM was started with; its archives stay open until it is closed, so that each
 * is read once in the course of a start.
 */
public final class ProgramPath implements SettingsReader.ClassPathFile, AutoCloseable {

  private static final String SETTINGS_FILE = "META-INF/remain.properties";

  /** What to do where another program has loaded Remain. */
  static final String WITH_JAVA =
      "start this one with java, as Maven's exec:exec does, and exec:java does not";

  private final ClasspathReader.Entries read;

  private ProgramPath(ClasspathReader.Entries read) {
    this.read = read;
  }

  public static ProgramPath ofProcess() {
    return new ProgramPath(
        ClasspathReader.read(System.getProperty("java.class.path", ""), Path.of("")));
  }

  /** Whether the JVM was started with a module as its main one. */
  public static boolean isModular() {
    return System.getProperty("jdk.module.main") != null;
  }

  /** In order, as the JVM reads them. */
  public List<Path> entries() {
    return read.entries();
  }

  /** Why a class of that name cannot be run again and again, or null if it can. */
  public @Nullable String problem(String mainClass) {
    String file = ClassName.path(mainClass);
    Path entry = read.firstWith(file);
    if (entry != null && entry.equals(own())) {
      return mainClass
          + " lies in "
          + entry.getFileName()
          + " together with Remain itself, and nothing there can be loaded anew: start it from its"
          + " class directory, with Remain's own jar beside it on the class path";
    }
    if (entry != null || ClassLoader.getSystemResource(file) != null) {
      return null;
    }
    return missing(mainClass, MainClassName.suggestion(mainClass, entries()), isGuest());
  }

  static String missing(String mainClass, @Nullable String suggestion, boolean isGuest) {
    String sentence = "there is no class " + mainClass + " on the class path";
    if (isGuest) {
      return sentence + " of this JVM, which runs another program: " + WITH_JAVA;
    }
    return sentence + (suggestion == null ? "" : "; did you mean " + suggestion + "?");
  }

  /** Whether Remain was loaded by another program, and not by the JVM from its class path. */
  static boolean isGuest() {
    return ProgramPath.class.getClassLoader() != ClassLoader.getSystemClassLoader();
  }

  /** A sentence for each pattern of files to ignore, but the default ones, that no file has now. */
  public static List<String> unused(Settings settings, List<Root> live) throws IOException {
    List<String> unused = new ArrayList<>(settings.ignore());
    unused.removeAll(Setting.IGNORE.defaultGlobs());
    for (Root root : live) {
      if (!unused.isEmpty() && Files.isDirectory(root.path())) {
        try (Stream<Path> files = Files.walk(root.path())) {
          files
              .map(file -> root.path().relativize(file).toString().replace('\\', '/'))
              .forEach(file -> unused.removeIf(glob -> Globs.of(List.of(glob)).matches(file)));
        }
      }
    }
    return unused.stream().map(glob -> "ignore=" + glob + " matches no file there is now").toList();
  }

  /** A sentence for each pattern that chooses nothing of the class path. */
  public List<String> unmatched(Settings settings) {
    List<String> sentences = new ArrayList<>();
    for (Setting setting : List.of(Setting.LIVE, Setting.BASE)) {
      List<String> patterns = setting == Setting.LIVE ? settings.live() : settings.base();
      for (String pattern : ClasspathSplit.unmatched(entries(), patterns, Path.of(""))) {
        sentences.add(setting.label() + "=" + pattern + " matches nothing on the class path");
      }
    }
    return sentences;
  }

  @Override
  public @Nullable String distrust(SettingSource place) {
    Path entry = place == SettingSource.CLASS_PATH ? read.firstWith(SETTINGS_FILE) : null;
    return entry != null && read.open().containsKey(entry)
        ? "it lies in a jar"
        : DevelopmentCheck.reasonAgainst(entries());
  }

  @Override
  public @Nullable InputStream open() {
    Path settingsEntry = read.firstWith(SETTINGS_FILE);
    if (settingsEntry == null) {
      return null;
    }
    try {
      ZipFile archive = read.open().get(settingsEntry);
      return archive == null
          ? Files.newInputStream(settingsEntry.resolve(SETTINGS_FILE))
          : archive.getInputStream(archive.getEntry(SETTINGS_FILE));
    } catch (IOException e) {
      throw new SettingsException(
          SETTINGS_FILE + " in " + settingsEntry + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * @param mainClass whose own archive is live; null if that decides nothing
   */
  public ClasspathSplit split(Settings settings, @Nullable String mainClass) {
    Path main = mainClass == null ? null : read.firstWith(ClassName.path(mainClass));
    return ClasspathSplit.of(
        entries(),
        new ClasspathSplit.Rule(settings.live(), settings.base(), main, archives(settings)),
        own(),
        Path.of(""));
  }

  private static Root.Half archives(Settings settings) {
    return switch (settings.layer()) {
      case AUTO, SYSTEM -> Root.Half.BASE;
      case ISOLATED -> Root.Half.CHOSEN_BASE;
      case FLAT -> Root.Half.FLAT;
    };
  }

  @Override
  public void close() {
    read.close();
  }

  /** Where Remain itself was loaded from. */
  public static @Nullable Path own() {
    CodeSource source = ProgramPath.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? null : Path.of(source.getLocation().toURI()).normalize();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }
}
