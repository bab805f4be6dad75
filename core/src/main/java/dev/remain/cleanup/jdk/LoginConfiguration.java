// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.List;
import javax.security.auth.login.Configuration;

/**
 * Takes a doomed configuration of JAAS out of its place; the JDK reads its own again, once it is
 * asked for it.
 */
final class LoginConfiguration implements CleanupStep {

  private final LoaderAccess access;

  LoginConfiguration(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    if (!access.haveMet(doomed, "javax.security.auth.login.Configuration")) {
      return List.of();
    }
    try {
      Configuration now = Configuration.getConfiguration();
      if (doomed.owns(now)) {
        Configuration.setConfiguration(null);
        return List.of("JAAS configuration " + Names.of(now) + " taken out");
      }
    } catch (SecurityException e) {
      // None was set, and the JDK has none.
    }
    return List.of();
  }
}
