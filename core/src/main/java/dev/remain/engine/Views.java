// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.boundary.Flags;
import dev.remain.engine.aftermath.BackgroundCleanup;
import dev.remain.engine.aftermath.BaseHooks;
import dev.remain.event.Status;
import dev.remain.generation.Generation;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What others ask {@link Lifecycle}, or the layer, which they do not know. Spelled out: the first
 * method references of a JVM take milliseconds, and a start makes all of these. On any thread.
 */
final class Views {

  private Views() {}

  record IsRunning(Lifecycle lifecycle) implements IntPredicate {
    @Override
    public boolean test(int number) {
      return lifecycle.isRunning(number);
    }
  }

  record Running(Lifecycle lifecycle) implements Supplier<@Nullable Generation> {
    @Override
    public @Nullable Generation get() {
      return lifecycle.running();
    }
  }

  record LoaderOfRunning(Lifecycle lifecycle) implements Supplier<@Nullable ClassLoader> {
    @Override
    public @Nullable ClassLoader get() {
      Generation now = lifecycle.running();
      return now == null ? null : now.loader();
    }
  }

  record LoadersAlive(Lifecycle lifecycle) implements IntSupplier {
    @Override
    public int getAsInt() {
      return lifecycle.loadersAlive();
    }
  }

  record Aftermath(Lifecycle lifecycle) implements Supplier<BackgroundCleanup> {
    @Override
    public BackgroundCleanup get() {
      return lifecycle.ending().aftermath();
    }
  }

  record KeptEntries(Lifecycle lifecycle) implements Supplier<List<Status.Kept>> {
    @Override
    public List<Status.Kept> get() {
      return lifecycle.processScope().keptEntries();
    }
  }

  record Archives(BaseLayer layer, Keepers keepers) implements BaseHooks.Archives {
    @Override
    public @Nullable Flags flags(String library) {
      return layer.flags(library);
    }

    @Override
    public boolean isUsed(String library) {
      return keepers.isUsed(library, layer);
    }
  }

  record KeptNow(Lifecycle lifecycle) implements Supplier<Collection<Object>> {
    @Override
    public Collection<Object> get() {
      return lifecycle.processScope().keptNow();
    }
  }
}
