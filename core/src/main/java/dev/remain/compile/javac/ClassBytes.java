// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.javac;

import dev.remain.compile.round.Made;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A class in memory as javac reads it. */
final class ClassBytes extends SimpleJavaFileObject {

  private final Made made;

  ClassBytes(Made made) {
    super(URI.create("memory:///" + made.name() + Kind.CLASS.extension), Kind.CLASS);
    this.made = made;
  }

  String binaryName() {
    return made.name().replace('/', '.');
  }

  @Override
  public InputStream openInputStream() {
    return new ByteArrayInputStream(made.bytes());
  }
}
