// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.javac;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.tools.SimpleJavaFileObject;

/** What a processor writes, and javac reads then. */
final class GeneratedFile extends SimpleJavaFileObject {

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();

  GeneratedFile(String path, Kind kind) {
    super(URI.create("memory:///" + path), kind);
  }

  @Override
  public OutputStream openOutputStream() {
    content.reset();
    return content;
  }

  @Override
  public InputStream openInputStream() {
    return new ByteArrayInputStream(content.toByteArray());
  }

  @Override
  public CharSequence getCharContent(boolean ignoresEncodingErrors) {
    return content.toString(StandardCharsets.UTF_8);
  }
}
