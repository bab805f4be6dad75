// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A package of the JDK that may be closed to us: {@code --add-opens}, {@code Add-Opens} in the
 * manifest of the jar that was started, or an Instrumentation opens it.
 */
record JdkPackage(String module, String name) {

  /** Null if this JVM was made without it. */
  @Nullable Module find() {
    return ModuleLayer.boot().findModule(module).orElse(null);
  }

  /** Whether its private parts can be read; opened by the Instrumentation, if there is one. */
  boolean open() {
    Module found = find();
    if (found == null || !found.getPackages().contains(name)) {
      return false;
    }
    Module ours = JdkPackage.class.getModule();
    Instrumentation instrumentation = RemainAgent.instrumentation();
    if (!found.isOpen(name, ours) && instrumentation != null) {
      Map<String, Set<Module>> opens = Map.of(name, Set.of(ours));
      instrumentation.redefineModule(found, Set.of(), Map.of(), opens, Set.of(), Map.of());
    }
    return found.isOpen(name, ours);
  }

  /** The option that opens it. */
  String option() {
    return "--add-opens " + module + "/" + name + "=ALL-UNNAMED";
  }
}
