// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.hook.CleanupStep;
import java.util.List;

/** The steps that need private parts of the JDK; each does nothing where they are closed. */
final class ExtraSteps {

  private ExtraSteps() {}

  static List<CleanupStep> all() {
    return List.of(new ThreadLocals());
  }
}
