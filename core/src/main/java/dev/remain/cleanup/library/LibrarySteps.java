// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import java.util.List;

/** The steps for what common libraries hold; each does nothing where its library is not loaded. */
public final class LibrarySteps {

  private LibrarySteps() {}

  public static List<CleanupStep> of(LoaderAccess access) {
    return List.of(
        new FxToolkit(access),
        new LibraryHooks(access),
        new MemoryDatabases(access),
        new LibraryCaches(access),
        new LogbackAppenders(access),
        new Log4jContexts(access),
        new Meters(access));
  }
}
