// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The five places, filled by a test. */
final class Places {

  private final Map<Setting, List<String>> options = new EnumMap<>(Setting.class);
  private final Properties properties = new Properties();
  private final Map<String, String> environment = new TreeMap<>();
  private final Path workingDirectory;
  private @Nullable InputStream classPathFile;
  private @Nullable String distrust;

  Places(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
    // what is in every JVM and means nothing to Remain
    properties.setProperty("java.version", "17");
    environment.put("PATH", "/usr/bin");
  }

  Places option(Setting setting, String... values) {
    options.computeIfAbsent(setting, unseen -> new ArrayList<>()).addAll(List.of(values));
    return this;
  }

  Places property(String name, String value) {
    properties.setProperty(name, value);
    return this;
  }

  Places variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Places file(String text) {
    try {
      Files.writeString(workingDirectory.resolve("remain.properties"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Places classPathFile(String text) {
    classPathFile = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Files are not to be trusted, for that reason. */
  Places distrust(String reason) {
    distrust = reason;
    return this;
  }

  SettingsReader reader() {
    return new SettingsReader(
        options,
        properties,
        environment,
        workingDirectory,
        new SettingsReader.ClassPathFile() {
          @Override
          public @Nullable InputStream open() {
            return classPathFile;
          }

          @Override
          public @Nullable String distrust(SettingSource place) {
            return distrust;
          }
        });
  }

  Settings read() {
    return reader().read();
  }
}
