// SPDX-License-Identifier: Apache-2.0
import java.rmi.registry.LocateRegistry;
import stable.Library;

public class RmiClient {
  public static void run() throws Exception {
    LocateRegistry.getRegistry("localhost", Library.registryPort()).lookup("library");
  }
}
