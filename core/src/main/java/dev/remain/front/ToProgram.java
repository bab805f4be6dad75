// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.io.IOException;
import java.io.OutputStream;

/** The way to the program: what fails here fails at the program, and not at the client. */
final class ToProgram extends OutputStream {

  private final OutputStream out;

  ToProgram(OutputStream out) {
    this.out = out;
  }

  /** The program takes no more; it may have answered before. */
  static final class Deaf extends IOException {
    private static final long serialVersionUID = 1;

    private Deaf(IOException cause) {
      super(cause);
    }
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      out.write(bytes, from, count);
    } catch (IOException e) {
      throw new Deaf(e);
    }
  }
}
