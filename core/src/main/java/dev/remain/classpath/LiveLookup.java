// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the files of a generation by name. Thread-safe. */
public interface LiveLookup {

  /** Live and base ones, in class path order. */
  Collection<Root> roots();

  /** The file of one root, live or base, or null. */
  @Nullable LiveFile find(Root root, String path);

  /** The file of the first live root that has it, or null. */
  @Nullable LiveFile find(String path);

  /** Of each live root, the packages that it has classes in, with {@code /}. */
  Map<Root, Set<String>> packages();

  /** The files of that name, in the order of their live roots. */
  List<LiveFile> findAll(String path);
}
