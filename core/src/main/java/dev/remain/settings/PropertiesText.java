// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A file of properties in UTF-8, as a map that forgets no repeated name. */
final class PropertiesText {

  private PropertiesText() {}

  /** Reads to the end and closes. */
  static Map<String, List<String>> read(InputStream in, SettingSource place) {
    Lines lines = new Lines();
    try (InputStreamReader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(place, e);
    }
    return lines.values;
  }

  static SettingsException unreadable(SettingSource place, Exception cause) {
    return new SettingsException(
        place.origin(Setting.ENABLED) + ": cannot be read: " + cause.getMessage());
  }

  /** {@link Properties} would keep only the last of each name. */
  private static final class Lines extends Properties {

    private static final long serialVersionUID = 1;

    private final transient Map<String, List<String>> values = new LinkedHashMap<>();

    @Override
    public synchronized @Nullable Object put(Object name, Object value) {
      values.computeIfAbsent((String) name, unseen -> new ArrayList<>()).add((String) value);
      return null;
    }
  }
}
