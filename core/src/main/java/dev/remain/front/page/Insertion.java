// SPDX-License-Identifier: Apache-2.0
package dev.remain.front.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Puts a tag into a page that passes by, in pieces of any size, holding back no more than the few
 * bytes that are not understood yet. A page that is not empty, nor of a {@linkplain #isWide wide}
 * encoding, becomes longer by the tag. Confined to one thread.
 */
public final class Insertion {

  private final byte[] tag;
  private final Prologue prologue = new Prologue();
  private final ByteArrayOutputStream undecided = new ByteArrayOutputStream(8);
  private boolean isEmpty = true;
  private boolean isOver;

  /**
   * @param tag in ASCII
   */
  public Insertion(String tag) {
    this.tag = tag.getBytes(StandardCharsets.US_ASCII);
  }

  /** Of the tag, in bytes. */
  public int length() {
    return tag.length;
  }

  /** Whether a page that begins with these two bytes is in no encoding that has ASCII in it. */
  public static boolean isWide(int first, int second) {
    return Prologue.isWide(first, second);
  }

  /** Passes a piece on. */
  public void write(byte[] piece, int count, OutputStream out) throws IOException {
    int i = 0;
    while (i < count && !isOver) {
      isEmpty = false;
      take(piece[i++] & 0xff, out);
    }
    out.write(piece, i, count - i);
  }

  private void take(int octet, OutputStream out) throws IOException {
    Prologue.Found found = prologue.next(octet);
    if (found == Prologue.Found.BEFORE) {
      out.write(tag);
    }
    undecided.write(octet);
    if (found != Prologue.Found.UNDECIDED) {
      undecided.writeTo(out);
      undecided.reset();
    }
    if (found == Prologue.Found.AFTER) {
      out.write(tag);
    }
    isOver = found != Prologue.Found.UNDECIDED && found != Prologue.Found.PASSED;
  }

  /** The page is over; where there was no place, the tag comes last. */
  public void finish(OutputStream out) throws IOException {
    undecided.writeTo(out);
    undecided.reset();
    if (!isOver && !isEmpty) {
      out.write(tag);
    }
    isOver = true;
  }
}
