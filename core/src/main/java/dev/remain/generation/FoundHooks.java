// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.hook.StopHook;
import dev.remain.thread.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The stop hooks that the program or a library of it declares as services. */
final class FoundHooks {

  private static final String SERVICE = "META-INF/services/" + StopHook.class.getName();

  private FoundHooks() {}

  /** Made for this one stop, on a thread of the generation. */
  static List<Generation.NamedHook> of(
      Generation generation, GenerationCode code, Deadline end, Consumer<String> notes) {
    ClassLoader loader = generation.loader();
    if (loader.getResource(SERVICE) == null) {
      return List.of();
    }
    List<StopHook> found = new CopyOnWriteArrayList<>();
    String problem =
        code.run(
            generation,
            "looking for stop hooks",
            () -> ServiceLoader.load(StopHook.class, loader).forEach(found::add),
            end.orAMoment());
    if (problem != null) {
      notes.accept(problem);
    }
    List<Generation.NamedHook> hooks = new ArrayList<>();
    for (StopHook hook : found) {
      hooks.add(new Generation.NamedHook(hook.getClass().getName(), hook));
    }
    return hooks;
  }
}
