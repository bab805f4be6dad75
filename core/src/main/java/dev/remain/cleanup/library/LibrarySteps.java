// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The steps for what common libraries hold; each does nothing where its library is not loaded. */
public final class LibrarySteps {

  private LibrarySteps() {}

  /**
   * @param kept what outlives generations because the program asked for it
   */
  public static List<CleanupStep> of(LoaderAccess access, Supplier<Collection<Object>> kept) {
    return List.of(
        new FxToolkit(access, kept),
        new LibraryHooks(access),
        new H2Databases(access, kept),
        new HsqlDatabases(access, kept),
        new DerbyDatabases(access, kept),
        new LibraryCaches(access),
        new FreemarkerCaches(access),
        new BootLogging(access),
        new LogbackAppenders(access),
        new Log4jContexts(access),
        new Log4jSources(access),
        new Meters(access));
  }
}
