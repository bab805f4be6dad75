// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings from their five places. A place is looked at only when it is needed, and once.
 * Confined to one thread.
 */
public final class SettingsReader {

  private static final List<SettingSource> PLACES =
      List.of(
          SettingSource.OPTION,
          SettingSource.SYSTEM_PROPERTY,
          SettingSource.ENVIRONMENT,
          SettingSource.WORKING_DIRECTORY,
          SettingSource.CLASS_PATH);

  private final Map<Setting, List<String>> options;
  private final Properties properties;
  private final Map<String, String> environment;
  private final Path workingDirectory;
  private final ClassPathFile classPathFile;
  private final Map<SettingSource, Map<String, List<String>>> texts =
      new EnumMap<>(SettingSource.class);

  /** The settings on the class path, and what a file of settings is worth here. */
  public interface ClassPathFile {

    /** From its beginning, or null if there is none. */
    @Nullable InputStream open();

    /**
     * Why the file at that place may not set what {@linkplain SettingValue#reachesOut() reaches
     * out} of the program, or null if it may: whoever can leave a file where a packaged program
     * runs must not open a port with it. Completes a sentence.
     */
    @Nullable String distrust(SettingSource place);
  }

  /**
   * @param options from the command line, or from code that embeds Remain
   * @param classPathFile {@code META-INF/remain.properties}
   */
  SettingsReader(
      Map<Setting, List<String>> options,
      Properties properties,
      Map<String, String> environment,
      Path workingDirectory,
      ClassPathFile classPathFile) {
    this.options = options;
    this.properties = properties;
    this.environment = environment;
    this.workingDirectory = workingDirectory;
    this.classPathFile = classPathFile;
  }

  /** A reader of what this process was given. */
  public static SettingsReader ofProcess(
      Map<Setting, List<String>> options, ClassPathFile classPathFile) {
    return new SettingsReader(
        options, System.getProperties(), System.getenv(), Path.of(""), classPathFile);
  }

  /** Reads only whether Remain is enabled, whatever else is set. A file cannot override auto. */
  public Settings.Enabled enabled() {
    for (SettingSource place : PLACES) {
      SettingValue given = given(place, Setting.ENABLED);
      if (given != null) {
        Settings.Enabled enabled = given.choice(Settings.Enabled.values());
        return place.isFile() && enabled == Settings.Enabled.TRUE ? Settings.Enabled.AUTO : enabled;
      }
    }
    return Settings.Enabled.AUTO;
  }

  /**
   * @throws SettingsException if a name is unknown or a value is not allowed, at any place
   */
  public Settings read() {
    Map<Setting, SettingValue> effective = new EnumMap<>(Setting.class);
    List<String> warnings = new ArrayList<>();
    for (SettingSource place : PLACES) {
      for (String unknown : unknownNames(place)) {
        String sentence = place.unknown(unknown);
        if (place != SettingSource.ENVIRONMENT) {
          throw new SettingsException(sentence);
        }
        warnings.add(sentence);
      }
      for (Setting setting : Setting.values()) {
        SettingValue given = given(place, setting);
        if (given != null) {
          given.checked();
          String distrust =
              place.isFile() && given.reachesOut() ? classPathFile.distrust(place) : null;
          if (distrust == null) {
            effective.putIfAbsent(setting, given);
          } else {
            warnings.add(
                given.place().subject(setting)
                    + " is not taken, since "
                    + distrust
                    + ": give it as "
                    + SettingSource.OPTION.nameOf(setting)
                    + " or -D"
                    + SettingSource.SYSTEM_PROPERTY.nameOf(setting));
          }
        }
      }
    }
    if (isContinuousIntegration()) {
      effective.putIfAbsent(
          Setting.ON_EXIT, new SettingValue(Setting.ON_EXIT, SettingSource.CI, List.of("exit")));
    }
    return new Settings(effective, warnings);
  }

  private @Nullable SettingValue given(SettingSource place, Setting setting) {
    List<String> values = texts(place).get(place.nameOf(setting));
    return values == null ? null : new SettingValue(setting, place, values);
  }

  private Set<String> unknownNames(SettingSource place) {
    Map<String, List<String>> all = texts(place);
    if (all.isEmpty()) {
      return Set.of();
    }
    Set<String> unknown = new TreeSet<>(all.keySet());
    for (Setting setting : Setting.values()) {
      unknown.remove(place.nameOf(setting));
    }
    return unknown;
  }

  private Map<String, List<String>> texts(SettingSource place) {
    Map<String, List<String>> read = texts.get(place);
    if (read == null) {
      read = readTexts(place);
      texts.put(place, read);
    }
    return read;
  }

  private Map<String, List<String>> readTexts(SettingSource place) {
    return switch (place) {
      case OPTION -> optionTexts();
      case SYSTEM_PROPERTY -> propertyTexts();
      case ENVIRONMENT -> variableTexts();
      case WORKING_DIRECTORY -> fileTexts();
      case CLASS_PATH -> {
        InputStream in = classPathFile.open();
        yield in == null ? Map.of() : PropertiesText.read(in, place);
      }
      case CI, DEFAULT -> Map.of();
    };
  }

  private Map<String, List<String>> optionTexts() {
    Map<String, List<String>> named = new HashMap<>();
    for (Map.Entry<Setting, List<String>> option : options.entrySet()) {
      named.put(SettingSource.OPTION.nameOf(option.getKey()), option.getValue());
    }
    return named;
  }

  private Map<String, List<String>> propertyTexts() {
    Map<String, List<String>> named = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      String value = properties.getProperty(name);
      if (name.startsWith(SettingSource.PROPERTY_PREFIX) && value != null) {
        named.put(name, List.of(value));
      }
    }
    return named;
  }

  private Map<String, List<String>> variableTexts() {
    Map<String, List<String>> named = new HashMap<>();
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      if (variable.getKey().startsWith(SettingSource.VARIABLE_PREFIX)) {
        named.put(variable.getKey(), List.of(variable.getValue()));
      }
    }
    return named;
  }

  private Map<String, List<String>> fileTexts() {
    SettingSource place = SettingSource.WORKING_DIRECTORY;
    File file = workingDirectory.resolve("remain.properties").toFile();
    try {
      return file.exists() ? PropertiesText.read(new FileInputStream(file), place) : Map.of();
    } catch (IOException e) {
      throw PropertiesText.unreadable(place, e);
    }
  }

  /** Most services that build say so with {@code CI=true}. */
  private boolean isContinuousIntegration() {
    String ci = environment.get("CI");
    return ci != null && !ci.isEmpty() && !ci.equalsIgnoreCase("false");
  }
}
