// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Standard input that is read by its descriptor, past {@code System.in}, as terminals do. */
public final class Inputs {

  private Inputs() {}

  /** For {@link FileInputStream#FileInputStream(FileDescriptor)}. */
  public static FileInputStream newFileInputStream(FileDescriptor descriptor) {
    InputStream input = descriptor == FileDescriptor.in ? Calls.receiver().input() : null;
    return input == null ? new FileInputStream(descriptor) : new OfGeneration(input);
  }

  /** Reads what is the generation's to read; closing it closes nothing. */
  private static final class OfGeneration extends FileInputStream {
    private final InputStream input;

    OfGeneration(InputStream input) {
      super(FileDescriptor.in);
      this.input = input;
    }

    @Override
    public int read() throws IOException {
      return input.read();
    }

    @Override
    public int read(byte[] into) throws IOException {
      return input.read(into);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return input.read(into, offset, length);
    }

    @Override
    public long skip(long count) throws IOException {
      return input.skip(count);
    }

    @Override
    public int available() throws IOException {
      return input.available();
    }

    @Override
    public void close() {}
  }
}
