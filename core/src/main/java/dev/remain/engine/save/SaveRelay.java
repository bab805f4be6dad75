// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.save;

import dev.remain.classpath.Publication;
import dev.remain.compile.CompileListener;
import dev.remain.event.ReloadEvent;
import dev.remain.generation.Generation;
import dev.remain.teller.Teller;
import dev.remain.watch.Watcher;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes on what becomes of saves: what was compiled to the watcher, as the build that it is.
 * Confined to the compile thread.
 */
final class SaveRelay implements CompileListener, BooleanSupplier {

  private final Watcher watcher;
  private final Supplier<@Nullable Generation> running;
  private final Consumer<String> errors;
  private final Teller teller;
  private int loaded = -1;
  private int still;

  /** So often in a row no class was loaded when somebody asked. */
  private static final int AT_REST = 3;

  /**
   * @param running what runs now, or null
   * @param errors told what does not compile, and an empty text when all does again
   */
  SaveRelay(
      Watcher watcher,
      Supplier<@Nullable Generation> running,
      Consumer<String> errors,
      Teller teller) {
    this.watcher = watcher;
    this.running = running;
    this.errors = errors;
    this.teller = teller;
  }

  /** Whether the program loads no more classes: before, it has better use for the processors. */
  @Override
  public boolean getAsBoolean() {
    Generation now = running.get();
    int classes = now == null ? 0 : now.loader().defined().size();
    still = classes == loaded ? still + 1 : 0;
    loaded = classes;
    return still >= AT_REST;
  }

  @Override
  public void told(String sentence) {
    teller.accept(new ReloadEvent.Compiling(teller.now(), sentence));
  }

  @Override
  public void refused(String text, int count) {
    Generation now = running.get();
    int number = now == null ? 0 : now.number();
    errors.accept(text);
    teller.accept(new ReloadEvent.NotCompiled(teller.now(), text, count, number));
  }

  @Override
  public void compiles() {
    errors.accept("");
  }

  @Override
  public void publishing() {
    watcher.publishing();
  }

  @Override
  public void alike(Publication.File file) {
    watcher.alike(file);
  }

  @Override
  public void published(Publication publication) {
    watcher.published(publication);
  }
}
