// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import dev.remain.fixtures.CompiledApp;
import java.util.Collection;
import java.util.List;

/** A program of one class. */
record CompiledCode(CompiledApp app, String className) implements ProgramCode {

  @Override
  public Collection<String> classes() {
    return List.of(className);
  }

  @Override
  public byte[] classFile(String ofClass) {
    return app.classBytes(ofClass);
  }
}
