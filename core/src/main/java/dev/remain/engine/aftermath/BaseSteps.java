// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import dev.remain.cleanup.BaseCode;
import dev.remain.cleanup.step.Providers;
import dev.remain.hook.CleanupStep;
import dev.remain.loader.Base;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The clean-up steps that archives of a base carry. Immutable; to be let go of with its base. */
public record BaseSteps(List<CleanupStep> steps) {

  private static final String FILE = "META-INF/services/" + CleanupStep.class.getName();

  /**
   * Finds them; where there are none that costs a look into the directories of the archives.
   *
   * @param code makes them
   * @param warnings what cannot be used is added here, a sentence each
   */
  public static BaseSteps find(Base base, BaseCode code, List<String> warnings) {
    List<CleanupStep> found = new ArrayList<>();
    try {
      if (base.baseResources(FILE).hasMoreElements()) {
        load(base, code, found, warnings);
      }
    } catch (IOException e) {
      warnings.add("clean-up steps of the base cannot be looked for: " + e.getMessage());
    }
    return new BaseSteps(found);
  }

  private static void load(
      Base base, BaseCode code, List<CleanupStep> found, List<String> warnings) {
    Providers.each(
        ServiceLoader.load(CleanupStep.class, base.loader()).stream().iterator(),
        provider -> {
          if (isOf(base, provider.type())) {
            found.add(code.call("making " + provider.type().getName(), provider::get));
          }
        },
        e -> warnings.add("a clean-up step of the base is passed by: " + e.getMessage()));
  }

  /** A given base sees live classes, too, which it is not asked for. */
  private static boolean isOf(Base base, Class<?> type) {
    try {
      return base.find(type.getName()) == type;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
