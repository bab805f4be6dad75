// SPDX-License-Identifier: Apache-2.0
package dev.remain.json;

import java.time.Duration;
import java.util.List;

/** One JSON object in one line. Confined to one thread. */
public final class JsonObject {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder json = new StringBuilder("{");

  public JsonObject put(String name, String value) {
    name(name);
    string(value);
    return this;
  }

  public JsonObject put(String name, long value) {
    return putRaw(name, Long.toString(value));
  }

  public JsonObject put(String name, boolean value) {
    return putRaw(name, Boolean.toString(value));
  }

  public JsonObject put(String name, JsonObject value) {
    return putRaw(name, value.toString());
  }

  public JsonObject put(String name, List<String> values) {
    name(name);
    json.append('[');
    for (int i = 0; i < values.size(); i++) {
      if (i > 0) {
        json.append(',');
      }
      string(values.get(i));
    }
    json.append(']');
    return this;
  }

  public JsonObject putAll(String name, List<JsonObject> values) {
    name(name);
    json.append('[');
    for (int i = 0; i < values.size(); i++) {
      json.append(i > 0 ? "," : "").append(values.get(i));
    }
    json.append(']');
    return this;
  }

  /** A value that is JSON already. */
  public JsonObject putRaw(String name, String value) {
    name(name);
    json.append(value);
    return this;
  }

  /** In milliseconds, with at most three decimals. */
  public JsonObject put(String name, Duration value) {
    name(name);
    long micros = Math.max(0, value.getSeconds() * 1_000_000 + (value.getNano() + 500) / 1_000);
    json.append(micros / 1_000);
    long rest = micros % 1_000;
    if (rest > 0) {
      json.append('.');
      for (long digit = 100; rest > 0; digit /= 10) {
        json.append(rest / digit);
        rest %= digit;
      }
    }
    return this;
  }

  @Override
  public String toString() {
    return json + "}";
  }

  private void name(String name) {
    if (json.length() > 1) {
      json.append(',');
    }
    string(name);
    json.append(':');
  }

  private void string(String value) {
    json.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c == '\n') {
        json.append("\\n");
      } else if (c == '\t') {
        json.append("\\t");
      } else if (c == '\r') {
        json.append("\\r");
      } else if (c < ' ' || c == 0x7f || isLoneSurrogate(value, i)) {
        escape(c);
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }

  /** UTF-8 has no bytes for half a character. */
  private static boolean isLoneSurrogate(String value, int index) {
    char c = value.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == value.length() || !Character.isLowSurrogate(value.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(value.charAt(index - 1)));
  }

  private void escape(char c) {
    json.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      json.append(HEX.charAt(c >> shift & 0xf));
    }
  }
}
