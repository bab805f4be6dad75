// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.List;

/** A step that is for nothing where the base has not loaded the library, and then does nothing. */
abstract class LibraryStep implements CleanupStep {

  private final LoaderAccess access;
  private final String className;

  /**
   * @param className of the library, whose loading shows that it is used
   */
  LibraryStep(LoaderAccess access, String className) {
    this.access = access;
    this.className = className;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public final List<String> clean(Doomed doomed) throws Exception {
    Class<?> met = access.met(doomed.heir(), className);
    return met == null ? List.of() : clean(met, doomed);
  }

  /**
   * @param met the class that the library was met by
   */
  abstract List<String> clean(Class<?> met, Doomed doomed) throws Exception;
}
