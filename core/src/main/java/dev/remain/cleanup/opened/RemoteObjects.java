// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.rmi.NoSuchObjectException;
import java.rmi.Remote;
import java.rmi.server.UnicastRemoteObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Unexports doomed remote objects, and unbinds them from registries of this JVM, whose ports and
 * numbers are a library's to free. The JDK also keeps the context loader of who exported, and
 * softly the methods of each class that was.
 */
final class RemoteObjects implements CleanupStep {

  private final LoaderAccess access;

  RemoteObjects(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) throws NoSuchObjectException {
    List<String> cuts = new ArrayList<>();
    if (!access.haveMet(
            doomed,
            "java.rmi.Remote",
            "java.rmi.registry.Registry",
            "java.rmi.registry.LocateRegistry")
        || !Extra.REMOTE_OBJECTS.isAvailable()) {
      return cuts;
    }
    for (Object export : exports()) {
      clean(export, doomed, cuts);
    }
    forgetMethods(Internals.SERVER_METHODS.get(null), doomed);
    forgetMethods(Internals.STUB_METHODS.get(null), doomed);
    return cuts;
  }

  private static void clean(Object export, Doomed doomed, List<String> cuts)
      throws NoSuchObjectException {
    Remote remote = (Remote) Internals.EXPORTED.call(export);
    if (doomed.includes((ClassLoader) Internals.EXPORT_LOADER.get(export))) {
      Internals.EXPORT_LOADER.set(export, doomed.heir());
    }
    if (remote != null && doomed.owns(remote)) {
      UnicastRemoteObject.unexportObject(remote, true);
      cuts.add("remote object " + Names.of(remote) + " unexported");
    } else if (remote != null && Internals.REGISTRY_BINDINGS.isFieldOf(remote)) {
      Map<?, ?> bindings = (Map<?, ?>) Internals.REGISTRY_BINDINGS.get(remote);
      if (bindings != null && bindings.values().removeIf(doomed::owns)) {
        cuts.add("remote objects unbound from a registry");
      }
    }
  }

  private static void forgetMethods(@Nullable Object classes, Doomed doomed) {
    Map<?, ?> methods =
        classes == null ? null : (Map<?, ?>) Internals.METHODS_OF_CLASSES.get(classes);
    if (methods != null) {
      synchronized (methods) {
        methods.keySet().removeIf(doomed::owns);
      }
    }
  }

  private static List<Object> exports() {
    Object lock = Internals.EXPORTS_LOCK.get(null);
    Map<?, ?> exports = (Map<?, ?>) Internals.EXPORTS.get(null);
    if (lock == null || exports == null) {
      return List.of();
    }
    synchronized (lock) {
      return new ArrayList<>(exports.values());
    }
  }
}
