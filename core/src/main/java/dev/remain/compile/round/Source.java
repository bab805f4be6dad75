// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import dev.remain.classpath.Fingerprint;
import java.nio.charset.Charset;
import java.nio.file.Path;

/**
 * A source as it was read.
 *
 * @param path below its source root, {@code /} between names
 * @param file where it lies
 * @param content of its bytes
 * @param text without a byte order mark
 */
public record Source(
    String path, Path file, Fingerprint content, String text, Identifiers identifiers) {

  private static final char BYTE_ORDER_MARK = '\ufeff';

  /** Of these bytes; what is no text in that charset becomes replacement characters. */
  public static Source of(String path, Path file, byte[] bytes, Charset charset) {
    String decoded = new String(bytes, charset);
    String text =
        !decoded.isEmpty() && decoded.charAt(0) == BYTE_ORDER_MARK ? decoded.substring(1) : decoded;
    return new Source(path, file, Fingerprint.of(bytes), text, Identifiers.of(text));
  }
}
