// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import java.util.Locale;

/** Where a setting can come from, the strongest first. */
public enum SettingSource {
  OPTION(true, "option "),
  SYSTEM_PROPERTY(true, "system property "),
  ENVIRONMENT(true, "environment "),
  WORKING_DIRECTORY(false, "remain.properties"),
  CLASS_PATH(false, "META-INF/remain.properties"),
  CI(false, "default, as CI is set"),
  DEFAULT(false, "default");

  static final String PROPERTY_PREFIX = "remain.";
  static final String VARIABLE_PREFIX = "REMAIN_";

  /** Whether the text is complete only with the name of a setting. */
  private final boolean isNamed;

  private final String text;

  SettingSource(boolean isNamed, String text) {
    this.isNamed = isNamed;
    this.text = text;
  }

  /** Whether it is a file that may lie there without anybody's knowledge. */
  boolean isFile() {
    return this == WORKING_DIRECTORY || this == CLASS_PATH;
  }

  /** The name that the setting goes by at this place. */
  String nameOf(Setting setting) {
    String label = setting.label();
    if (this == OPTION) {
      return "--" + label;
    } else if (this == SYSTEM_PROPERTY) {
      return PROPERTY_PREFIX + label;
    } else if (this == ENVIRONMENT) {
      return VARIABLE_PREFIX + label.toUpperCase(Locale.ROOT).replace('-', '_');
    }
    return label;
  }

  /** Where a value is from, as {@code --explain} tells it. */
  String origin(Setting setting) {
    return isNamed ? text + nameOf(setting) : text;
  }

  /** How a sentence about a value begins. */
  String subject(Setting setting) {
    return isNamed ? origin(setting) : setting.label() + " in " + text;
  }

  /** The sentence about a name that means nothing. */
  String unknown(String name) {
    String quote = isNamed ? "" : "\"";
    StringBuilder sentence = new StringBuilder(text);
    if (isNamed) {
      sentence.append(name).append(": unknown setting");
    } else {
      sentence.append(": unknown setting \"").append(name).append('"');
    }
    String suggestion = DidYouMean.suggestion(name, this);
    if (suggestion != null) {
      sentence.append("; did you mean ").append(quote).append(suggestion).append(quote).append('?');
    }
    return sentence.toString();
  }
}
