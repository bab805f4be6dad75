// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.io.PrintWriter;
import java.sql.DriverManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes out the log writer of {@code DriverManager}: a doomed one, or one of the JDK where a doomed
 * class deals with JDBC, since nobody can see what it wraps. None is the JVM's own.
 */
final class DriverLog implements CleanupStep {

  private final LoaderAccess access;

  DriverLog(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    if (!access.haveMet(doomed, "java.sql.DriverManager")) {
      return List.of();
    }
    PrintWriter now = DriverManager.getLogWriter();
    if (!isForeign(now, doomed)) {
      return List.of();
    }
    DriverManager.setLogWriter(null);
    return List.of("log writer of DriverManager taken out");
  }

  private static boolean isForeign(@Nullable PrintWriter writer, Doomed doomed) {
    return writer != null && (doomed.owns(writer) || Names.isOfJdk(writer));
  }
}
