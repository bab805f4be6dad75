// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.library;

import dev.remain.boundary.KeptUse;
import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * A step that drops what a library of databases has in memory: it would be gone with the JVM, and
 * else the next generation would find the tables of the last. What is open in what is kept, or
 * whose address that has, is kept with it.
 */
abstract class DatabasesStep extends LibraryStep {

  private final Supplier<? extends Collection<?>> kept;

  /**
   * @param kept what outlives generations because the program asked for it
   */
  DatabasesStep(LoaderAccess access, String className, Supplier<? extends Collection<?>> kept) {
    super(access, className);
    this.kept = kept;
  }

  /** One that is open. */
  record Open(String name, Object database) {}

  @Override
  final List<String> clean(Class<?> met, Doomed doomed) throws Exception {
    List<Open> all = open(met);
    KeptUse use = KeptUse.of(doomed.heir(), all.isEmpty() ? List.of() : kept.get());
    List<String> cuts = new ArrayList<>();
    for (Open one : all) {
      boolean isKept =
          use.has(one.database())
              || use.names(text -> isAddress(withoutSettings(text), one.name()));
      String cut = isKept ? "" : end(one, use);
      if (!cut.isEmpty()) {
        cuts.add(cut);
      }
    }
    return cuts;
  }

  /** {@code jdbc:h2:mem:shop} of {@code jdbc:h2:mem:shop;USER=sa}. */
  private static String withoutSettings(String url) {
    int settings = url.indexOf(';');
    return settings < 0 ? url : url.substring(0, settings);
  }

  abstract List<Open> open(Class<?> met) throws ReflectiveOperationException;

  /** Whether that is the address of the one of that name. */
  abstract boolean isAddress(String url, String name);

  /**
   * Ends it, if that is to be done.
   *
   * @param use of what is kept
   * @return what was done, or an empty text
   */
  abstract String end(Open one, KeptUse use) throws Exception;
}
