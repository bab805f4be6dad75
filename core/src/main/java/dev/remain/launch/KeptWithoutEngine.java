// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import dev.remain.engine.Engine;
import dev.remain.generation.Endings;
import dev.remain.state.kept.KeptObjects;

/**
 * Where Remain re-runs no program: factories run on the thread that asks, and what they make stays
 * for the life of the JVM. Thread-safe.
 */
public final class KeptWithoutEngine implements KeptObjects.Surroundings {

  public static final KeptObjects OBJECTS = new KeptObjects(new KeptWithoutEngine());

  private KeptWithoutEngine() {}

  @Override
  public boolean isLive(ClassLoader loader) {
    return Engine.isLive(loader);
  }

  @Override
  public void make(String key, Runnable factory) {
    factory.run();
  }

  @Override
  public void drop(KeptObjects.Dropped dropped) {
    try {
      Endings.end(dropped.value());
    } catch (Exception e) {
      throw new IllegalStateException(
          "the old \"" + dropped.key() + "\" cannot be closed: " + e, e);
    }
  }
}
