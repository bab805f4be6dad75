// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.kept;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What a program asks to have kept. Held only as long as the call takes.
 *
 * @param key names the object, the same in all generations
 * @param type what the object has to be
 * @param dependencies what it is made from; an object made from others is no longer the one wished
 *     for
 * @param factory makes it, where there is none yet
 * @param generation the number of the generation that asks, or 0
 */
public record KeepRequest<T>(
    String key,
    Class<T> type,
    List<?> dependencies,
    Callable<? extends T> factory,
    int generation) {

  /** Elements may be null. */
  public KeepRequest {
    dependencies = Collections.unmodifiableList(new ArrayList<>(dependencies));
  }
}
