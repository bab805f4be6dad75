// SPDX-License-Identifier: Apache-2.0
import java.net.InetAddress;
import java.net.ServerSocket;

public class VirtualThreadInAccept {
  public static void run() throws Exception {
    ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(
        () -> {
          try {
            socket.accept();
          } catch (Exception e) {
            // Closed or interrupted.
          }
        });
  }
}
