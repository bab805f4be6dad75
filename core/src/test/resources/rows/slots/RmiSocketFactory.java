// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMISocketFactory;

public class RmiSocketFactory extends RMISocketFactory {
  public static void run() throws Exception {
    RMISocketFactory.setSocketFactory(new RmiSocketFactory());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return getDefaultSocketFactory().createSocket(host, port);
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return getDefaultSocketFactory().createServerSocket(port);
  }
}
