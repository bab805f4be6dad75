// SPDX-License-Identifier: Apache-2.0
package dev.remain.hook;

import java.util.List;

/**
 * Cuts one kind of reference from the JDK or a library to doomed loaders. An archive of the base
 * may carry steps for what its library holds: classes with a public constructor without parameters,
 * named in {@code META-INF/services/dev.remain.hook.CleanupStep}. They are found when a generation
 * is stopped for the first time, live as long as the base, and are taken before Remain's own. For a
 * registry of listeners:
 *
 * <pre>{@code
 * public final class RegistryCleanup implements CleanupStep {
 *   @Override
 *   public Phase phase() {
 *     return Phase.BEFORE_START;
 *   }
 *
 *   @Override
 *   public List<String> clean(Doomed doomed) {
 *     List<String> cuts = new ArrayList<>();
 *     for (Object listener : Registry.listeners()) {
 *       if (doomed.owns(listener)) {
 *         Registry.remove(listener);
 *         cuts.add("listener " + listener.getClass().getName() + " removed");
 *       }
 *     }
 *     return cuts;
 *   }
 * }
 * }</pre>
 *
 * @since 0.1
 */
public interface CleanupStep {

  /** When a step is taken. */
  enum Phase {
    /** Before the next generation starts, since it would meet what is left. */
    BEFORE_START,
    /** Beside the next generation: only the collector minds. */
    AFTER_START
  }

  Phase phase();

  /**
   * Cuts what it finds, and touches nothing else. Called on a thread made for it, which is waited
   * for: with {@link Phase#BEFORE_START} by the next generation, too. After {@code stop-timeout} it
   * is interrupted, named to the user and passed by.
   *
   * @return what it cut, a short text each, such as {@code MBean acme:type=Foo unregistered}; empty
   *     if there was nothing
   * @throws Exception told to the user; the other steps are taken all the same
   */
  List<String> clean(Doomed doomed) throws Exception;
}
