// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.javac;

import dev.remain.compile.round.Source;
import javax.tools.SimpleJavaFileObject;

/** A source as javac reads it. Its package is what it says, wherever it lies. */
final class SourceFile extends SimpleJavaFileObject {

  private final Source source;

  SourceFile(Source source) {
    super(source.file().toUri(), Kind.SOURCE);
    this.source = source;
  }

  Source source() {
    return source;
  }

  @Override
  public String getName() {
    return source.file().toString();
  }

  @Override
  public CharSequence getCharContent(boolean ignoresEncodingErrors) {
    return source.text();
  }
}
