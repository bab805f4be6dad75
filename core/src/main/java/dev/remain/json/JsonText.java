// SPDX-License-Identifier: Apache-2.0
package dev.remain.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON: objects as maps, arrays as lists, numbers as they are written ({@link Numeral}), and
 * strings, booleans and null as themselves. Confined to one thread.
 */
public final class JsonText {

  /** Deeper than that nobody nests what is meant. */
  private static final int DEEPEST = 64;

  private final String text;
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  /** A number, as it is written. */
  public record Numeral(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * @throws IllegalArgumentException if it is no JSON; the message says where
   */
  public static @Nullable Object read(String text) {
    JsonText json = new JsonText(text);
    Object value = json.value(0);
    json.skipSpace();
    if (json.at < text.length()) {
      throw json.wrong("the end");
    }
    return value;
  }

  /**
   * The same of an object.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Map<String, @Nullable Object> readObject(String text) {
    Map<String, @Nullable Object> object = object(read(text));
    if (object == null) {
      throw new IllegalArgumentException("JSON: an object is expected");
    }
    return object;
  }

  /** The value as an object; null if it is none. */
  @SuppressWarnings("unchecked") // all keys that are read are strings
  public static @Nullable Map<String, @Nullable Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
  }

  private @Nullable Object value(int depth) {
    skipSpace();
    if (at == text.length() || depth > DEEPEST) {
      throw wrong("a value");
    }
    char c = text.charAt(at);
    if (c == '{') {
      return map(depth);
    } else if (c == '[') {
      return list(depth);
    } else if (c == '"') {
      return string();
    } else if (c == '-' || isDigit(c)) {
      return number();
    } else if (takes("true")) {
      return true;
    } else if (takes("false")) {
      return false;
    } else if (takes("null")) {
      return null;
    }
    throw wrong("a value");
  }

  private Map<String, @Nullable Object> map(int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    at++;
    if (takesAfterSpace('}')) {
      return map;
    }
    do {
      skipSpace();
      String name = string();
      need(':');
      map.put(name, value(depth + 1));
    } while (takesAfterSpace(','));
    need('}');
    return map;
  }

  private List<@Nullable Object> list(int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    at++;
    if (takesAfterSpace(']')) {
      return list;
    }
    do {
      list.add(value(depth + 1));
    } while (takesAfterSpace(','));
    need(']');
    return list;
  }

  private Numeral number() {
    int start = at;
    while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return new Numeral(text.substring(start, at));
  }

  private String string() {
    if (!takes("\"")) {
      throw wrong("a string");
    }
    StringBuilder string = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return string.toString();
      }
      string.append(c == '\\' ? escaped() : c);
    }
    throw wrong("the end of a string");
  }

  private char escaped() {
    if (at == text.length()) {
      throw wrong("what is escaped");
    }
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> unicode();
      case '"', '\\', '/' -> c;
      default -> throw wrong("something that can be escaped");
    };
  }

  private char unicode() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        throw wrong("a hexadecimal digit");
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean takes(String word) {
    boolean isThere = text.startsWith(word, at);
    at += isThere ? word.length() : 0;
    return isThere;
  }

  private boolean takesAfterSpace(char c) {
    skipSpace();
    return takes(String.valueOf(c));
  }

  private void need(char c) {
    if (!takesAfterSpace(c)) {
      throw wrong("'" + c + "'");
    }
  }

  private IllegalArgumentException wrong(String expected) {
    return new IllegalArgumentException("JSON: " + expected + " is expected at " + at);
  }
}
