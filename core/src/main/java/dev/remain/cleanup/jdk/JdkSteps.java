// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Modules;
import dev.remain.hook.CleanupStep;
import java.util.ArrayList;
import java.util.List;

/** The steps for what the JDK holds, in the order in which they are taken. */
public final class JdkSteps {

  private JdkSteps() {}

  /** To be made before a generation can have changed anything. */
  public static List<CleanupStep> early(LoaderAccess access) {
    return List.of(
        new StandardStreams(),
        new DefaultUncaughtHandler(),
        new NetworkDefaults(access),
        new RegionalDefaults(access));
  }

  /** Those that need not be there before a generation is. */
  public static List<CleanupStep> late(LoaderAccess access) {
    List<CleanupStep> steps = new ArrayList<>();
    steps.add(new UncaughtHandlers());
    if (Modules.has("java.management")) {
      steps.add(new ManagedBeans());
    }
    if (Modules.has("java.sql")) {
      steps.add(new DatabaseDrivers(access));
    }
    if (Modules.has("java.logging")) {
      steps.add(new LogParts(access));
    }
    steps.add(new SecurityProviders(access));
    steps.add(new PropertyObjects());
    steps.add(new ContextLoaders()); // After all that may run code of the generation.
    steps.add(new ResourceBundles());
    if (Modules.has("java.sql")) {
      steps.add(new DriverLog(access));
    }
    steps.add(new TlsDefaults(access));
    steps.add(new LoginConfiguration(access));
    steps.add(new SecurityPolicies(access));
    steps.add(new RecordMethods(access));
    if (Modules.has("java.desktop")) {
      steps.add(new ImageProviders(access));
      steps.add(new BeanCaches(access));
      steps.add(new EditorKits(access));
      steps.add(new WindowListeners(access));
      steps.add(new WindowDefaults(access));
    }
    return steps;
  }
}
