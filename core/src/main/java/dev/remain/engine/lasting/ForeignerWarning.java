// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.lasting;

import dev.remain.event.ReloadEvent;
import dev.remain.loader.Lineage;
import dev.remain.state.reloadable.CrossGenerationGuard;
import java.time.Instant;
import java.util.function.Consumer;

/** Tells of objects of generations that are handed to another. Stateless. */
public final class ForeignerWarning {

  private ForeignerWarning() {}

  public static CrossGenerationGuard foreigners(Consumer<ReloadEvent> events) {
    return new CrossGenerationGuard(
        Lineage::generationOf,
        sentence -> events.accept(new ReloadEvent.Warned(Instant.now(), 0, sentence)));
  }
}
