// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench;

import java.io.IOException;
import java.io.InputStream;

/** Class files for those who measure what is done with bytes: the suite's own. */
public final class ClassBytes {

  private ClassBytes() {}

  /** Of a class without anything that is woven: some 6 KB. */
  public static byte[] plain() {
    return of("/dev/remain/bench/Chapter.class");
  }

  /** Of a class that starts a thread and makes an executor. */
  public static byte[] wovenInto() {
    return of("/dev/remain/bench/measure/HttpLoad.class");
  }

  private static byte[] of(String path) {
    try (InputStream in = ClassBytes.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + path, e);
    }
  }
}
