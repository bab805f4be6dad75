// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the files of a generation by name. Thread-safe. */
public interface LiveLookup {

  /** The file of the first live root that has it, or null. */
  @Nullable LiveFile find(String path);

  /** The files of that name, in the order of their live roots. */
  List<LiveFile> findAll(String path);
}
