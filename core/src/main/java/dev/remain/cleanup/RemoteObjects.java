// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.agent.Extra;
import dev.remain.agent.Internals;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.rmi.NoSuchObjectException;
import java.rmi.Remote;
import java.rmi.server.UnicastRemoteObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Unexports doomed remote objects, and the registries that the generation made: their ports and
 * numbers are taken otherwise. The JDK keeps the context loader of who exported, too.
 */
final class RemoteObjects implements CleanupStep {

  private static final String REGISTRY = "sun.rmi.registry.RegistryImpl";

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
      Remote remote = (Remote) Internals.EXPORTED.call(export);
      boolean isOfIts = doomed.includes((ClassLoader) Internals.EXPORT_LOADER.get(export));
      if (remote != null
          && (doomed.owns(remote) || (isOfIts && Names.of(remote).equals(REGISTRY)))) {
        UnicastRemoteObject.unexportObject(remote, true);
        cuts.add("remote object " + Names.of(remote) + " unexported");
      } else if (isOfIts) {
        Internals.EXPORT_LOADER.set(export, doomed.heir());
        cuts.add("context loader of a remote object replaced");
      }
    }
    return cuts;
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
