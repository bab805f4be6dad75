// SPDX-License-Identifier: Apache-2.0
import java.rmi.Remote;
import java.rmi.RemoteException;
import java.rmi.server.UnicastRemoteObject;

public class RmiExport {
  public interface Pinged extends Remote {
    void ping() throws RemoteException;
  }

  private static class Pong implements Pinged {
    @Override
    public void ping() {}
  }

  public static void run() throws Exception {
    UnicastRemoteObject.exportObject(new Pong(), 0);
  }
}
