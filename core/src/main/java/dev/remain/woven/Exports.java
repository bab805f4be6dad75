// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.rmi.NoSuchObjectException;
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIClientSocketFactory;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;

/** Objects that RMI keeps until they are unexported; apart, since a JVM may be made without it. */
public final class Exports {

  private Exports() {}

  /** For {@link UnicastRemoteObject#exportObject(Remote, int)}. */
  public static Remote exportObject(Remote object, int port) throws RemoteException {
    Remote stub = UnicastRemoteObject.exportObject(object, port);
    exported(object);
    return stub;
  }

  /** For {@link UnicastRemoteObject} with socket factories. */
  public static Remote exportObject(
      Remote object, int port, RMIClientSocketFactory client, RMIServerSocketFactory server)
      throws RemoteException {
    Remote stub = UnicastRemoteObject.exportObject(object, port, client, server);
    exported(object);
    return stub;
  }

  /** For {@link LocateRegistry#createRegistry(int)}. */
  public static Registry createRegistry(int port) throws RemoteException {
    Registry registry = LocateRegistry.createRegistry(port);
    exported(registry);
    return registry;
  }

  private static void exported(Remote object) {
    Calls.receiver()
        .registered(
            object,
            own -> {
              try {
                UnicastRemoteObject.unexportObject((Remote) own, true);
              } catch (NoSuchObjectException e) {
                // The program did so itself.
              }
            });
  }
}
