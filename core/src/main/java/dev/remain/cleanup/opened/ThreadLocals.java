// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.cleanup.step.Contents;
import dev.remain.cleanup.step.LiveThreads;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Removes doomed values from the thread locals of threads that go on, where a library's thread
 * would meet a value of a class that only has the same name. An entry is left as the collector
 * leaves one whose key it took, for its thread to tidy up: no other thread may change the table.
 */
final class ThreadLocals implements CleanupStep {

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    if (!Extra.THREAD_LOCALS.isAvailable()) {
      return List.of();
    }
    Contents contents = new Contents(doomed);
    List<String> names = new ArrayList<>();
    for (Thread thread : LiveThreads.all()) {
      int cut =
          clean(Internals.THREAD_LOCALS.get(thread), contents)
              + clean(Internals.INHERITABLE_LOCALS.get(thread), contents);
      names.addAll(Collections.nCopies(cut, thread.getName()));
    }
    return Names.folded("thread local removed", names);
  }

  private static int clean(@Nullable Object locals, Contents contents) {
    Object[] table = locals == null ? null : (Object[]) Internals.LOCALS_TABLE.get(locals);
    if (table == null) {
      return 0;
    }
    int cut = 0;
    for (Object entry : table) {
      if (entry instanceof Reference<?> key
          && (contents.areDoomed(key.get())
              || contents.areDoomed(Internals.LOCAL_VALUE.get(entry)))) {
        key.clear();
        Internals.LOCAL_VALUE.set(entry, null);
        cut++;
      }
    }
    return cut;
  }
}
