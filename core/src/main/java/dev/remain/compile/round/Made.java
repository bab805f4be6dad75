// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.util.Arrays;

/** A class that a compiler made. Immutable, but for facts that are read when they are needed. */
public final class Made {

  private final String name;
  private final byte[] bytes;
  private volatile ClassFacts facts = ClassFacts.UNREAD;

  /**
   * @param name with {@code /}
   * @param bytes not to be written to
   */
  public Made(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  public String name() {
    return name;
  }

  public byte[] bytes() {
    return bytes;
  }

  public boolean isSameAs(Made other) {
    return Arrays.equals(bytes, other.bytes);
  }

  /** Whether users could not tell the two apart by what they compile to. */
  public boolean showsTheSameAs(Made other) {
    return facts().abi().equals(other.facts().abi());
  }

  @SuppressWarnings("ReferenceEquality") // a mark for what was not read
  public ClassFacts facts() {
    ClassFacts known = facts;
    if (known == ClassFacts.UNREAD) {
      known = FactsReader.read(bytes);
      facts = known;
    }
    return known;
  }
}
