// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/** Standard input that is read by its descriptor, past {@code System.in}, as terminals do. */
public final class Inputs {

  private static volatile boolean isReadPast;

  private Inputs() {}

  /** For {@link FileInputStream#FileInputStream(FileDescriptor)}. */
  public static FileInputStream newFileInputStream(FileDescriptor descriptor) {
    InputStream input = descriptor == FileDescriptor.in ? Calls.receiver().input() : null;
    return input == null ? new FileInputStream(descriptor) : new OfGeneration(input);
  }

  /** For {@link Console#readLine()}. */
  public static String readLine(Console console) {
    isReadPast = true;
    return console.readLine();
  }

  /** For {@link Console#readLine(String, Object...)}. */
  public static String readLine(Console console, String format, Object[] values) {
    isReadPast = true;
    return console.readLine(format, values);
  }

  /** For {@link Console#readPassword()}. */
  public static char[] readPassword(Console console) {
    isReadPast = true;
    return console.readPassword();
  }

  /** For {@link Console#readPassword(String, Object...)}. */
  public static char[] readPassword(Console console, String format, Object[] values) {
    isReadPast = true;
    return console.readPassword(format, values);
  }

  /** For {@link Console#reader()}. */
  public static Reader reader(Console console) {
    isReadPast = true;
    return console.reader();
  }

  /** Whether the program has read from its terminal where nothing can be handed to it. */
  public static boolean areReadPast() {
    return isReadPast;
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
