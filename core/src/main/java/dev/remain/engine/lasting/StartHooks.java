// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.lasting;

import dev.remain.cleanup.BaseCode;
import dev.remain.hook.Registration;
import dev.remain.hook.StartHook;
import dev.remain.loader.Lineage;
import dev.remain.teller.Teller;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Code that stays, to be told of each generation that was entered. Thread-safe. */
public final class StartHooks {

  private final List<StartHook> hooks = new CopyOnWriteArrayList<>();
  private final BaseCode code;
  private final Teller teller;

  StartHooks(BaseCode code, Teller teller) {
    this.code = code;
    this.teller = teller;
  }

  /**
   * @throws IllegalArgumentException if the hook goes with a generation
   */
  public Registration add(StartHook hook) {
    if (Lineage.isLive(hook.getClass().getClassLoader())) {
      throw new IllegalArgumentException(
          "onStart: "
              + hook.getClass().getTypeName()
              + " goes with its generation, which runs already: only code that stays is told of the"
              + " next one");
    }
    hooks.add(hook);
    return () -> hooks.remove(hook);
  }

  void drop(Predicate<ClassLoader> going) {
    hooks.removeIf(
        hook -> {
          ClassLoader loader = hook.getClass().getClassLoader();
          return loader != null && going.test(loader);
        });
  }

  /** Runs them all, one after the other. */
  void started(int generation) {
    for (StartHook hook : hooks) {
      String what = "start hook " + hook.getClass().getTypeName();
      String problem = BaseCalls.problem(code, what, () -> hook.started(generation));
      if (!problem.isEmpty()) {
        teller.warn(generation, problem);
      }
    }
  }
}
