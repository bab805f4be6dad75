// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.lasting;

import dev.remain.loader.Lineage;
import dev.remain.state.reloadable.CrossGenerationGuard;
import dev.remain.teller.Teller;

/** Tells of objects of generations that are handed to another. Stateless. */
public final class ForeignerWarning {

  private ForeignerWarning() {}

  public static CrossGenerationGuard foreigners(Teller teller) {
    return new CrossGenerationGuard(Lineage::generationOf, sentence -> teller.warn(sentence));
  }
}
