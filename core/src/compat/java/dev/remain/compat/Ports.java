// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import java.io.IOException;
import java.net.ServerSocket;

/** Whether somebody has a port. */
final class Ports {

  private Ports() {}

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
