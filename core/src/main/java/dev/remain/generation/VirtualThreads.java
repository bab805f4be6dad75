// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The virtual threads that the JDK knows of, which are in no group and in no list that is public.
 * With {@code -Djdk.trackAllThreads=false} it knows those of executors only.
 */
final class VirtualThreads {

  private VirtualThreads() {}

  /** Those that run code of that generation; none where the JDK's list is closed. */
  static List<Thread> running(int generation) {
    List<Thread> running = new ArrayList<>();
    if (Extra.VIRTUAL_THREADS.isAvailable()) {
      collect(Internals.ROOT_CONTAINER.call(null), generation, running);
    }
    return running;
  }

  private static void collect(@Nullable Object container, int generation, List<Thread> running) {
    for (Object thread : stream(Internals.CONTAINED.call(container))) {
      if (thread instanceof Thread each
          && Boolean.TRUE.equals(Internals.IS_VIRTUAL.call(each))
          && ThreadOwner.isOf(each, generation)) {
        running.add(each);
      }
    }
    for (Object below : stream(Internals.CONTAINERS.call(container))) {
      collect(below, generation, running);
    }
  }

  private static List<?> stream(@Nullable Object stream) {
    return stream instanceof Stream<?> elements ? elements.toList() : List.of();
  }
}
