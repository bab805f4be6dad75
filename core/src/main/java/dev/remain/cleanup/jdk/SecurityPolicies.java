// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.security.Policy;
import java.util.List;

/** Takes a doomed security policy back; a JDK that has no policies any more refuses to set one. */
@SuppressWarnings({"deprecation", "removal"})
final class SecurityPolicies implements CleanupStep {

  private final LoaderAccess access;

  SecurityPolicies(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    if (!access.haveMet(doomed, "java.security.Policy") || !doomed.owns(Policy.getPolicy())) {
      return List.of();
    }
    Policy.setPolicy(null); // It reads the default one when it is asked for next.
    return List.of("security policy put back");
  }
}
