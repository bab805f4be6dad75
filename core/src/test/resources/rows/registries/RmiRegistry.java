// SPDX-License-Identifier: Apache-2.0
import java.rmi.Remote;
import java.rmi.registry.LocateRegistry;
import java.rmi.server.UnicastRemoteObject;

public class RmiRegistry implements Remote {
  public static void run() throws Exception {
    LocateRegistry.createRegistry(0)
        .bind("row", UnicastRemoteObject.exportObject(new RmiRegistry(), 0));
  }
}
