// SPDX-License-Identifier: Apache-2.0
package dev.remain;

import java.util.Locale;

/** Where a setting can come from, the strongest first. */
enum Place {
  OPTION("option "),
  SYSTEM_PROPERTY("system property "),
  ENVIRONMENT("environment "),
  WORKING_DIRECTORY("remain.properties"),
  CLASS_PATH("META-INF/remain.properties"),
  CI("default, as CI is set"),
  DEFAULT("default");

  static final String PROPERTY_PREFIX = "remain.";
  static final String VARIABLE_PREFIX = "REMAIN_";

  private final String text;

  Place(String text) {
    this.text = text;
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
    return isNamed() ? text + nameOf(setting) : text;
  }

  /** How a sentence about a value begins. */
  String subject(Setting setting) {
    return isNamed() ? origin(setting) : setting.label() + " in " + text;
  }

  /** The sentence about a name that means nothing. */
  String unknown(String name) {
    String quote = isNamed() ? "" : "\"";
    String suggestion = DidYouMean.suggestion(name, this);
    return (isNamed()
            ? text + name + ": unknown setting"
            : text + ": unknown setting \"" + name + "\"")
        + (suggestion == null ? "" : "; did you mean " + quote + suggestion + quote + "?");
  }

  private boolean isNamed() {
    return ordinal() <= ENVIRONMENT.ordinal();
  }
}
