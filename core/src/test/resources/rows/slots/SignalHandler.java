// SPDX-License-Identifier: Apache-2.0
import sun.misc.Signal;

public class SignalHandler {
  public static void run() {
    Signal.handle(new Signal("HUP"), signal -> {});
  }
}
