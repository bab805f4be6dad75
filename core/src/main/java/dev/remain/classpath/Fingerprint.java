// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The first 128 bits of a SHA-256: equal fingerprints mean equal content. */
public record Fingerprint(long high, long low) {

  /** The fingerprint of nothing, and neutral in {@link #plus}. */
  public static final Fingerprint ZERO = new Fingerprint(0, 0);

  /** Of content that nobody has seen: that of no other. */
  public static final Fingerprint UNKNOWN = new Fingerprint(-1, -1);

  public static Fingerprint of(byte[] content) {
    return of(content, 0, content.length);
  }

  public static Fingerprint of(byte[] content, int offset, int length) {
    MessageDigest digest = sha256();
    digest.update(content, offset, length);
    return of(digest);
  }

  public static Fingerprint of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Ends the digest and takes its first half. */
  public static Fingerprint of(MessageDigest digest) {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest());
    return new Fingerprint(hash.getLong(), hash.getLong());
  }

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * The sum modulo 2^128: the fingerprint of a set, whatever its order, and {@link #minus} takes a
   * member out again.
   */
  public Fingerprint plus(Fingerprint other) {
    long sum = low + other.low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    return new Fingerprint(high + other.high + carry, sum);
  }

  public Fingerprint minus(Fingerprint other) {
    long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
    return new Fingerprint(high - other.high - borrow, low - other.low);
  }

  /**
   * Of this content at a place: another place makes it another one. As even as a hash can be, and
   * made in a fraction of the time of a SHA-256; only who sets out to could find two equal ones.
   */
  Fingerprint at(int root, String path) {
    long one = 1L + root;
    long two = path.length();
    for (int i = 0; i < path.length(); i++) {
      one = (one ^ path.charAt(i)) * 0x100000001b3L;
      two = (Long.rotateLeft(two, 7) + path.charAt(i)) * 0x9e3779b97f4a7c15L;
    }
    long first = mixed(high ^ mixed(one));
    long second = mixed(low ^ mixed(two) ^ first);
    return new Fingerprint(mixed(first + second), second);
  }

  /** Each bit of the answer depends on every bit of the number. */
  private static long mixed(long number) {
    long mixed = (number ^ (number >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }

  /** 32 hexadecimal digits. */
  public String hex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }

  @Override
  public String toString() {
    return hex();
  }
}
