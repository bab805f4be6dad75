// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a head, and where the body ends by them. What two readers may understand in two
 * ways is a problem (RFC 9112, 5 and 6); what all that accept it understand in the same way, as a
 * length with a sign or a field of two lines, is left to the program. Immutable.
 */
final class HttpFields {

  static final String TRANSFER_ENCODING = "transfer-encoding";
  static final String CONTENT_LENGTH = "content-length";

  private final List<Field> fields;
  private final boolean hasControls;

  /**
   * @param name in lower case, as it stands before the colon
   * @param value without the spaces around it
   * @param isFolded whether it goes on in a second line
   */
  private record Field(String name, String value, boolean isFolded) {
    boolean decidesFraming() {
      String bare = name.strip();
      return bare.equals(TRANSFER_ENCODING) || bare.equals(CONTENT_LENGTH);
    }
  }

  private HttpFields(List<Field> fields, boolean hasControls) {
    this.fields = fields;
    this.hasControls = hasControls;
  }

  /**
   * @param text the lines below the first
   */
  static HttpFields of(String text) {
    List<Field> fields = new ArrayList<>();
    boolean hasControls = text.indexOf('\0') >= 0;
    for (String ended : text.split("\n", -1)) {
      String line = ended.endsWith("\r") ? ended.substring(0, ended.length() - 1) : ended;
      hasControls |= line.indexOf('\r') >= 0;
      int colon = line.indexOf(':');
      boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
      if (goesOn) {
        Field last = fields.isEmpty() ? new Field("", "", true) : fields.remove(fields.size() - 1);
        fields.add(new Field(last.name(), last.value() + " " + line.strip(), true));
      } else if (!line.isEmpty()) {
        fields.add(
            colon < 0
                ? new Field(line.strip().toLowerCase(Locale.ROOT), "", false)
                : new Field(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    false));
      }
    }
    return new HttpFields(fields, hasControls);
  }

  /** In lower case, several separated by commas; empty if there is none. */
  String value(String name) {
    return values(name).stream()
        .map(value -> value.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }

  /** As they came, without the spaces around them. */
  List<String> values(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).map(Field::value).toList();
  }

  boolean has(String name) {
    return fields.stream().anyMatch(field -> field.name().equals(name));
  }

  /** Why it is not clear where a request with these fields ends; null if it is. */
  @Nullable String problem() {
    if (hasControls) {
      return "it has a control character in it";
    }
    for (Field field : fields) {
      if (field.decidesFraming() && !field.name().equals(field.name().strip())) {
        return "there is a space before the colon of " + field.name().strip();
      }
      if (field.isFolded() && field.name().isEmpty()) {
        return "its first line goes on in a second line";
      }
    }
    if (has(TRANSFER_ENCODING)) {
      return has(CONTENT_LENGTH)
          ? "it has both a content-length and a transfer-encoding"
          : isChunked() ? null : "its transfer-encoding is not chunked";
    }
    return has(CONTENT_LENGTH) && length() < 0 ? "its content-length is not one number" : null;
  }

  /** Whether chunks, once and at last, are how the body is sent. */
  boolean isChunked() {
    String[] codings = value(TRANSFER_ENCODING).split(",", -1);
    for (int i = 0; i < codings.length; i++) {
      if (codings[i].strip().equals("chunked") != (i == codings.length - 1)) {
        return false;
      }
    }
    return true;
  }

  /** What content-length says; below 0 if it says nothing, or several things. */
  long length() {
    List<String> values =
        List.of(value(CONTENT_LENGTH).split(",", -1)).stream()
            .map(String::strip)
            .distinct()
            .toList();
    String only = values.size() == 1 ? values.get(0) : "";
    return only.matches("\\+?\\d{1,18}") ? Long.parseLong(only) : -1;
  }
}
