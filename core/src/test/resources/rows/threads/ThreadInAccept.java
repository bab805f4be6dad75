// SPDX-License-Identifier: Apache-2.0
import java.net.InetAddress;
import java.net.ServerSocket;

public class ThreadInAccept {
  public static void run() throws Exception {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    new Thread(() -> accept(socket), "acceptor").start();
  }

  private static void accept(ServerSocket socket) {
    try {
      socket.accept();
    } catch (Exception e) {
      // Closed.
    }
  }
}
