// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import dev.remain.cleanup.BaseCode;
import dev.remain.cleanup.CleanupChain;
import dev.remain.cleanup.jdk.JdkSteps;
import dev.remain.cleanup.library.LibrarySteps;
import dev.remain.cleanup.opened.ExtraSteps;
import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** The clean-up steps that Remain brings. */
public final class OwnSteps {

  private OwnSteps() {}

  /**
   * To be made before a generation can have changed anything.
   *
   * @param kept what outlives generations because the program asked for it
   */
  public static CleanupChain chain(
      LoaderAccess access, Supplier<Collection<Object>> kept, BaseCode code) {
    return new CleanupChain(JdkSteps.early(access), new Late(access, kept), code);
  }

  private record Late(LoaderAccess access, Supplier<Collection<Object>> kept)
      implements Supplier<List<CleanupStep>> {
    @Override
    public List<CleanupStep> get() {
      List<CleanupStep> steps = new ArrayList<>(JdkSteps.late(access));
      steps.addAll(LibrarySteps.of(access, kept));
      steps.addAll(ExtraSteps.of(access));
      return steps;
    }
  }
}
