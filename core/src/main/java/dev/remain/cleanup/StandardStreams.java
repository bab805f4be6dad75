// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * Puts the JVM's standard streams back: a replaced one writes into the stopped generation, and the
 * next generation would wrap it once more.
 */
final class StandardStreams implements CleanupStep {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final InputStream in = System.in;

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public int clean(Doomed doomed) {
    int cut = 0;
    if (System.out != out) {
      System.out.flush();
      System.setOut(out);
      cut++;
    }
    if (System.err != err) {
      System.err.flush();
      System.setErr(err);
      cut++;
    }
    if (System.in != in) {
      System.setIn(in);
      cut++;
    }
    return cut;
  }
}
