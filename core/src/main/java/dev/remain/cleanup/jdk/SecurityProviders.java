// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes doomed security providers. Adding one of the same name again does nothing and says so
 * only by a number, so that the next generation would go on with the old one's. Listing providers
 * loads all of the JDK's, so it is done only where a doomed class can be one.
 */
final class SecurityProviders implements CleanupStep {

  private final LoaderAccess access;

  SecurityProviders(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    if (!access.haveMet(doomed, "java.security.Provider", "java.security.AuthProvider")) {
      return List.of();
    }
    List<String> cuts = new ArrayList<>();
    for (Provider provider : Security.getProviders()) {
      if (doomed.owns(provider)) {
        Security.removeProvider(provider.getName());
        cuts.add("security provider " + provider.getName() + " removed");
      }
    }
    return cuts;
  }
}
