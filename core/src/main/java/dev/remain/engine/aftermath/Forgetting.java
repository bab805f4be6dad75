// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.aftermath;

import dev.remain.cleanup.BaseCode;
import dev.remain.event.ReloadEvent;
import dev.remain.generation.FailureText;
import dev.remain.teller.Teller;
import java.util.List;
import java.util.concurrent.Callable;

/** Has libraries forget a generation that has ended, where they only remember it. */
public record Forgetting(BaseCode code, Teller teller) {

  /**
   * Waits for the code of libraries, within its limit.
   *
   * @param ended the number of the generation
   * @param forget runs that code; answers a text for each thing that was emptied
   */
  public void of(int ended, Callable<List<String>> forget) {
    try {
      List<String> emptied = code.call("emptying the caches of libraries", forget);
      if (!emptied.isEmpty()) {
        List<String> cuts = emptied.stream().map(what -> what + " forgotten").toList();
        teller.accept(new ReloadEvent.Cleaned(teller.now(), ended, cuts));
      }
    } catch (Exception | LinkageError e) {
      String problem = FailureText.line(e);
      teller.warn(ended, problem);
    }
  }
}
