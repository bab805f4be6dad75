// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import dev.remain.event.Status;
import dev.remain.generation.ResourceCloser;
import dev.remain.loader.Lineage;
import dev.remain.state.kept.KeptObjects;
import java.time.Instant;
import java.util.List;

/**
 * Where Remain re-runs no program: factories run on the thread that asks, and what they make stays
 * for the life of the JVM. Thread-safe.
 */
public final class KeptWithoutEngine implements KeptObjects.Surroundings {

  public static final KeptObjects OBJECTS = new KeptObjects(new KeptWithoutEngine());

  private KeptWithoutEngine() {}

  /** What Remain is at where it is off. */
  public static Status status() {
    List<Status.Kept> kept =
        OBJECTS.entries().stream()
            .map(entry -> new Status.Kept(entry.key(), entry.type(), entry.since()))
            .toList();
    return new Status(
        Status.State.OFF, 0, "", Instant.EPOCH, "", "", Status.Start.NONE, 0, kept, List.of());
  }

  @Override
  public boolean isLive(ClassLoader loader) {
    return Lineage.isLive(loader);
  }

  @Override
  public void make(String key, Runnable factory) {
    factory.run();
  }

  @Override
  public void drop(KeptObjects.Loss dropped) {
    try {
      ResourceCloser.end(dropped.value());
    } catch (Exception e) {
      throw new IllegalStateException(
          "the old \"" + dropped.key() + "\" cannot be closed: " + e, e);
    }
  }
}
