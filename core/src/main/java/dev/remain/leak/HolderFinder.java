// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import dev.remain.leak.dump.Holder;
import dev.remain.leak.dump.SearchProcess;
import dev.remain.leak.dump.TemporaryDump;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out who holds loaders that should be gone: the threads first, then a heap dump, one for all
 * of them. Confined to one thread, which may wait for seconds.
 */
public final class HolderFinder {

  private static final Duration LONGEST_SEARCH = Duration.ofMinutes(2);

  private final DumpLimit limit;

  public HolderFinder(HeapDumps wanted) {
    Runtime runtime = Runtime.getRuntime();
    this.limit = new DumpLimit(wanted, () -> runtime.totalMemory() - runtime.freeMemory());
  }

  /**
   * Answers for those loaders that it can answer for now. The others can be asked for again at
   * {@link #nextNanos}.
   */
  public List<Holder> holders(List<DoomedLoader> loaders, long nowNanos)
      throws InterruptedException {
    List<Holder> answers = new ArrayList<>(ThreadSuspects.among(loaders));
    List<String> known = answers.stream().map(Holder::loader).toList();
    List<String> rest = new ArrayList<>(loaders.stream().map(DoomedLoader::name).toList());
    rest.removeAll(known);
    if (!rest.isEmpty()) {
      answers.addAll(searched(rest, nowNanos));
    }
    return answers;
  }

  /** From when on a heap dump may be taken. */
  public long nextNanos(long nowNanos) {
    return limit.nextNanos(nowNanos);
  }

  private List<Holder> searched(List<String> names, long nowNanos) throws InterruptedException {
    DumpLimit.Refusal refusal = limit.refusal();
    if (refusal != null) {
      return unsearched(names, refusal);
    }
    if (nowNanos - limit.nextNanos(nowNanos) < 0) {
      return List.of();
    }
    limit.taken(nowNanos);
    try (TemporaryDump dump = TemporaryDump.write()) {
      return SearchProcess.ofThisJvm(LONGEST_SEARCH).search(dump.file(), names);
    } catch (IOException e) {
      return unsearched(names, new DumpLimit.Refusal(String.valueOf(e.getMessage()), ""));
    }
  }

  private static List<Holder> unsearched(List<String> names, DumpLimit.Refusal refusal) {
    List<String> why = List.of(refusal.reason(), refusal.remedy());
    return names.stream()
        .map(name -> new Holder(name, Holder.Kind.UNSEARCHED, why, List.of()))
        .toList();
  }
}
