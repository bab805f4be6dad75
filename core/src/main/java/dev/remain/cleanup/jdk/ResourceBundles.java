// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.List;
import java.util.ResourceBundle;

/** Forgets the resource bundles cached for doomed loaders, which are held softly. */
final class ResourceBundles implements CleanupStep {

  @Override
  public Phase phase() {
    return Phase.AFTER_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    for (ClassLoader loader : doomed.loaders()) {
      ResourceBundle.clearCache(loader);
    }
    return List.of(); // Nobody tells what was there.
  }
}
