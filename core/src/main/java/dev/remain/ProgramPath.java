// SPDX-License-Identifier: Apache-2.0
package dev.remain;

import dev.remain.classpath.ClasspathReader;
import dev.remain.classpath.ClasspathSplit;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The class path this JVM was started with.
 *
 * @param entries as the JVM reads them
 * @param settingsEntry the first that holds settings, or null
 */
record ProgramPath(java.util.List<Path> entries, @Nullable Path settingsEntry) {

  private static final String SETTINGS_FILE = "META-INF/remain.properties";

  static ProgramPath ofProcess() {
    ClasspathReader.Entries read =
        ClasspathReader.read(System.getProperty("java.class.path", ""), Path.of(""), SETTINGS_FILE);
    return new ProgramPath(read.entries(), read.firstWith());
  }

  /** The settings on the class path, or null. */
  @Nullable InputStream settings() {
    if (settingsEntry == null) {
      return null;
    }
    try {
      if (Files.isDirectory(settingsEntry)) {
        return Files.newInputStream(settingsEntry.resolve(SETTINGS_FILE));
      }
      try (ZipFile zip = new ZipFile(settingsEntry.toFile())) {
        byte[] bytes = zip.getInputStream(zip.getEntry(SETTINGS_FILE)).readAllBytes();
        return new java.io.ByteArrayInputStream(bytes);
      }
    } catch (IOException e) {
      throw new SettingsException(
          SETTINGS_FILE + " in " + settingsEntry + " cannot be read: " + e.getMessage());
    }
  }

  /**
   * @param mainClass whose own archive is live; null if that decides nothing
   */
  ClasspathSplit split(Settings settings, @Nullable String mainClass) {
    String file = mainClass == null ? null : mainClass.replace('.', '/') + ".class";
    return ClasspathSplit.of(
        entries,
        new ClasspathSplit.Rule(settings.live(), settings.base(), file),
        own(),
        Path.of(""));
  }

  /** Where Remain itself was loaded from. */
  static @Nullable Path own() {
    CodeSource source = ProgramPath.class.getProtectionDomain().getCodeSource();
    try {
      return source == null ? null : Path.of(source.getLocation().toURI()).normalize();
    } catch (URISyntaxException | IllegalArgumentException e) {
      return null;
    }
  }
}
