// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.rmi.server.RMISocketFactory;

/** The socket factory of RMI, which a JVM takes once; apart, since it may have no RMI. */
public final class RemoteSockets {

  private static final Slot<RMISocketFactory> FACTORY = new Slot<>();

  private RemoteSockets() {}

  /** For {@link RMISocketFactory#setSocketFactory}. */
  public static void setSocketFactory(RMISocketFactory factory) throws IOException {
    if (!Calls.receiver().goes(factory)) {
      RMISocketFactory.setSocketFactory(factory);
      return;
    }
    if (FACTORY.isTaken()) {
      throw new java.net.SocketException("factory already defined");
    }
    FACTORY.set(factory, RemoteSockets::install);
  }

  private static void install() {
    try {
      RMISocketFactory.setSocketFactory(new Asking());
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static final class Asking extends RMISocketFactory {
    private static RMISocketFactory own() {
      RMISocketFactory own = FACTORY.value();
      return own != null ? own : RMISocketFactory.getDefaultSocketFactory();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return own().createSocket(host, port);
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return own().createServerSocket(port);
    }
  }
}
