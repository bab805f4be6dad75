// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.javac;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.function.Consumer;
import javax.tools.SimpleJavaFileObject;

/** A class that is made; javac reads it, too, if a processor has written it. */
final class WrittenClass extends SimpleJavaFileObject {

  private final Consumer<byte[]> done;
  private byte[] content = new byte[0];

  /**
   * @param done told the content once it is complete
   */
  WrittenClass(URI uri, Consumer<byte[]> done) {
    super(uri, Kind.CLASS);
    this.done = done;
  }

  @Override
  public OutputStream openOutputStream() {
    return new ByteArrayOutputStream() {
      private boolean isClosed;

      @Override
      public void close() {
        if (!isClosed) {
          isClosed = true;
          content = toByteArray();
          done.accept(content);
        }
      }
    };
  }

  @Override
  public InputStream openInputStream() throws IOException {
    if (content.length == 0) {
      throw new NoSuchFileException(getName());
    }
    return new ByteArrayInputStream(content);
  }
}
