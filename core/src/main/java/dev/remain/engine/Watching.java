// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Baseline;
import dev.remain.compile.CompilePlan;
import dev.remain.engine.save.Saves;
import dev.remain.event.ReloadEvent;
import dev.remain.teller.Teller;
import dev.remain.watch.WatchListener;
import dev.remain.watch.Watcher;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The threads that find out what changes: one watches, one compiles. Confined to the restart
 * thread.
 */
final class Watching {

  private final EngineContext context;
  private @Nullable Watcher watcher;
  private @Nullable Saves saves;

  Watching(EngineContext context) {
    this.context = context;
  }

  /** Begins to watch, which reads all files first. */
  void watch() {
    EngineConfig parts = context.parts();
    Watcher made =
        new Watcher(
            parts.watch(), context.capture(), context.relay(), parts.threads().owned("watch"));
    watcher = made;
    made.start();
  }

  /** What is written from now on is noticed. */
  void armed(WatchListener.Armed armed) {
    Teller teller = context.parts().teller();
    teller.accept(
        new ReloadEvent.Watching(
            teller.now(),
            armed.directories(),
            armed.jars(),
            armed.classes() + context.capture().archivedClasses(),
            armed.baseArchives(),
            armed.mode()));
  }

  /** Begins to compile saves, beside the program. */
  void compile() {
    EngineConfig parts = context.parts();
    CompilePlan plan = parts.compile();
    if (plan != null) {
      saves =
          Saves.begin(
              plan,
              parts.threads(),
              running(),
              context.lifecycle()::running,
              context.board()::notCompiled,
              parts.teller());
    }
  }

  /** Looks for changes everywhere at once; answers the number of this request. */
  long poke() {
    return running().poke();
  }

  /** Looks for changes as for any other build; answers the number of this request. */
  long look() {
    return running().look();
  }

  /**
   * Has that run, on another thread, once all that was saved until now is compiled or refused;
   * answers false if nothing is compiled at all.
   */
  boolean afterSaves(Runnable then) {
    if (saves == null) {
      return false;
    }
    saves.settle(then);
    return true;
  }

  /** From now on changes are differences from this. */
  void baseline(Baseline next) {
    running().baseline(next);
  }

  private Watcher running() {
    return Objects.requireNonNull(watcher);
  }

  void close() {
    if (saves != null) {
      saves.close();
    }
    if (watcher != null) {
      watcher.close();
    }
  }
}
