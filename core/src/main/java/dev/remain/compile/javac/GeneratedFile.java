// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.javac;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.Charset;
import javax.tools.SimpleJavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * What a processor writes, or reads as it was there before. Confined to the thread that compiles.
 */
final class GeneratedFile extends SimpleJavaFileObject {

  private final Charset charset;
  private final Former former;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private boolean isWritten;
  private boolean wasRead;

  /** What was there before. */
  interface Former {
    /**
     * Reads it.
     *
     * @throws java.nio.file.NoSuchFileException if nothing was
     */
    byte[] read() throws IOException;
  }

  /**
   * @param charset of what is written as text
   */
  GeneratedFile(URI uri, Kind kind, Charset charset, Former former) {
    super(uri, kind);
    this.charset = charset;
    this.former = former;
  }

  /** What was written; null if nothing was. */
  byte @Nullable [] written() {
    return isWritten ? content.toByteArray() : null;
  }

  /** Whether a processor has looked what was there before. */
  boolean wasRead() {
    return wasRead;
  }

  private byte[] bytes() throws IOException {
    if (isWritten) {
      return content.toByteArray();
    }
    wasRead = true;
    return former.read();
  }

  @Override
  public OutputStream openOutputStream() {
    isWritten = true;
    content.reset();
    return content;
  }

  @Override
  public Writer openWriter() {
    return new OutputStreamWriter(openOutputStream(), charset);
  }

  @Override
  public InputStream openInputStream() throws IOException {
    return new ByteArrayInputStream(bytes());
  }

  @Override
  public Reader openReader(boolean ignoresEncodingErrors) throws IOException {
    return new InputStreamReader(openInputStream(), charset);
  }

  @Override
  public CharSequence getCharContent(boolean ignoresEncodingErrors) throws IOException {
    return new String(bytes(), charset);
  }
}
