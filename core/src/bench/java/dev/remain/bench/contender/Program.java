// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.contender;

import java.io.IOException;
import java.time.Duration;

/** An application that is run by one contender, again and again. Closing ends it. */
public interface Program extends AutoCloseable {

  /**
   * Makes ready for the next turn, which is not part of it: garbage of the last one is gone.
   *
   * @return bytes of heap that are in use then; 0 of a program without a JVM that stays
   */
  long settle() throws IOException;

  /** Makes it notice the next save, where that does not go without saying. */
  void arm() throws IOException;

  /** Asks for a restart of what is there, and waits for it. */
  Run restart() throws IOException;

  /** Saves another version of the changing class, and waits until it runs. */
  Run save(int version) throws IOException;

  /**
   * Waits until what was saved runs.
   *
   * @param began when it was
   */
  Run saved(long began, int version) throws IOException;

  /** Writes a line to its standard input. */
  void order(String line) throws IOException;

  /** A line that it prints, by its beginning; as words. */
  String[] line(String beginning);

  /** Processor time of all its threads so far. */
  Duration processorTime();

  @Override
  void close();
}
