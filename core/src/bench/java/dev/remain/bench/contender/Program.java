// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.contender;

import java.io.IOException;

/** An application that is run by one contender, again and again. Closing ends it. */
public interface Program extends AutoCloseable {

  /** Makes ready for the next turn, which is not part of it: garbage of the last one is gone. */
  void settle() throws IOException;

  /** Asks for a restart of what is there, and waits for it. */
  Run restart() throws IOException;

  /** Saves another version of the changing class, and waits until it runs. */
  Run save(int version) throws IOException;

  /** Asks nothing more of it. */
  @Override
  void close();
}
