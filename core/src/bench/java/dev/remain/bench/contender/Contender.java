// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.contender;

import dev.remain.bench.application.Application;
import java.io.IOException;

/** A way to run a changed program again. */
public interface Contender {

  /** How tables call it. */
  String name();

  /**
   * Runs the application for the first time, and waits until it is ready.
   *
   * @param options of the JVM, the same for all contenders
   */
  Program start(Application application, String... options) throws IOException;
}
