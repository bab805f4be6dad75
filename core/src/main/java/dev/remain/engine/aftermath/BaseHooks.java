// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import dev.remain.cleanup.library.LibraryHooks;
import dev.remain.generation.Generation;
import dev.remain.generation.ShutdownHooks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shutdown hooks that libraries of the base registered in a generation: some are left for the end
 * of the JVM or of the base, and others make their library believe that the JVM has ended. Confined
 * to the restart thread.
 */
public final class BaseHooks implements ShutdownHooks.HookTaker {

  private final List<Thread> left = new ArrayList<>();
  private String stale = "";

  @Override
  public boolean takes(Thread hook, String library) {
    switch (LibraryHooks.treatment(library)) {
      case RUN -> {
        return false;
      }
      case RUN_AND_REPLACE -> {
        stale = library;
        return false;
      }
      case LEAVE -> {
        return leave(hook);
      }
    }
    throw new AssertionError(library);
  }

  private boolean leave(Thread hook) {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      left.add(hook);
      return true;
    } catch (IllegalStateException e) {
      return false; // The JVM ends now.
    }
  }

  /**
   * The class whose shutdown hook has run, or will when the generation is stopped, and whose
   * library has to be loaded anew then; empty if there is none.
   */
  public String stale(@Nullable Generation running) {
    if (running != null) {
      for (String library : running.hookingLibraries()) {
        if (LibraryHooks.treatment(library) == LibraryHooks.Treatment.RUN_AND_REPLACE) {
          return library;
        }
      }
    }
    return stale;
  }

  /** The base has ended: what was left for its end runs, and is not waited for. */
  public void end() {
    for (Thread hook : left) {
      if (ShutdownHooks.isWithdrawn(hook)) {
        hook.start();
      }
    }
    left.clear();
    stale = "";
  }
}
