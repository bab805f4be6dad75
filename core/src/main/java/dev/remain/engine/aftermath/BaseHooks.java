// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import dev.remain.boundary.Flags;
import dev.remain.cleanup.library.LibraryHooks;
import dev.remain.generation.ShutdownHooks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shutdown hooks that libraries of the base registered in a generation: some are left for the end
 * of the JVM or of the base, and others may make their library believe that the JVM has ended,
 * which shows in its static fields. Confined to the restart thread.
 */
public final class BaseHooks implements ShutdownHooks.HookTaker {

  private final List<Thread> left = new ArrayList<>();
  private final Map<String, Flags> before = new LinkedHashMap<>();
  private List<Believer> believers = new ArrayList<>();
  private @Nullable Archives archives;

  /**
   * A library that believes that the JVM has ended.
   *
   * @param library the class of it that registered the hook
   * @param flag the field that says so
   */
  public record Believer(String library, String flag) {}

  /** What is asked of the archives of a base, each given by a class of it. */
  public interface Archives {

    /** What its static fields say; null if that is not known. */
    @Nullable Flags flags(String library);

    /** Whether a kept object uses something of it, which its hook may close. */
    boolean isUsed(String library);
  }

  /** Another base is in use. */
  public void on(Archives archives) {
    this.archives = archives;
  }

  private @Nullable Flags flags(String library) {
    return archives == null ? null : archives.flags(library);
  }

  @Override
  public boolean takes(Thread hook, String library) {
    if (archives != null && archives.isUsed(library)) {
      return leave(hook);
    }
    switch (LibraryHooks.treatment(library)) {
      case RUN -> {
        return false;
      }
      case RUN_AND_LOOK -> {
        Flags now = before.containsKey(library) ? null : flags(library);
        if (now != null) {
          before.put(library, now);
        }
        return false;
      }
      case LEAVE -> {
        return leave(hook);
      }
    }
    throw new AssertionError(library);
  }

  private boolean leave(Thread hook) {
    if (left.contains(hook)) {
      return true;
    }
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      left.add(hook);
      return true;
    } catch (IllegalStateException e) {
      return false; // The JVM ends now.
    }
  }

  @Override
  public void ran() {
    for (Map.Entry<String, Flags> each : before.entrySet()) {
      Flags now = flags(each.getKey());
      String flag = now == null ? null : now.changedSince(each.getValue());
      if (flag != null) {
        believers.add(new Believer(each.getKey(), flag));
      }
    }
    before.clear();
  }

  /** Takes the libraries that have to be loaded anew, as their hooks have run. */
  public List<Believer> takeBelievers() {
    List<Believer> taken = believers;
    believers = new ArrayList<>();
    return taken;
  }

  /** The base has ended: what was left for its end runs, and is not waited for. */
  public void end() {
    for (Thread hook : left) {
      if (ShutdownHooks.isWithdrawn(hook)) {
        hook.start();
      }
    }
    left.clear();
    believers.clear();
  }
}
