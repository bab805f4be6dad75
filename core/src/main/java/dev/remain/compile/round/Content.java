// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is in a file that is no class. Immutable. */
public final class Content {

  private final byte[] bytes;

  /**
   * @param bytes not to be written to
   */
  public Content(byte[] bytes) {
    this.bytes = bytes;
  }

  public byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Content content && Arrays.equals(bytes, content.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
