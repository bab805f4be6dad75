// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * A loader that is to go, held weakly: of a generation that was stopped, or of a base that was
 * replaced. Any thread may pass it on; what becomes of it is {@link LoaderTracker}'s to note.
 */
public final class DoomedLoader extends WeakReference<ClassLoader> {

  private final String name;
  private final int generation;
  private final @Nullable String parent;

  /** What has been done about it, for the tracker. */
  long sinceNanos;

  int checks;
  boolean isTold;
  @Nullable Long askAgainNanos;

  /**
   * @param generation whose loader it is; 0 for a base
   */
  public DoomedLoader(ClassLoader loader, int generation) {
    super(loader);
    this.name = String.valueOf(loader.getName());
    this.generation = generation;
    this.parent = loader.getParent() == null ? null : loader.getParent().getName();
  }

  public String name() {
    return name;
  }

  /** Whose loader it is; 0 for a base. */
  public int generation() {
    return generation;
  }

  /** Whether it is the base that the other stands on, which holds it. */
  boolean isBelow(DoomedLoader other) {
    return name.equals(other.parent);
  }

  /** A class that its loader can see and that stays when it goes; null if there is none. */
  public @Nullable Class<?> lasting(String className) {
    ClassLoader loader = get();
    try {
      return loader == null || loader.getParent() == null
          ? null
          : Class.forName(className, false, loader.getParent());
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  /** Whether it has been collected. */
  public boolean isGone() {
    return refersTo(null);
  }
}
