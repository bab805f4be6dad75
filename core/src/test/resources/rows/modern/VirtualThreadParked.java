// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.locks.LockSupport;

public class VirtualThreadParked {
  public static void run() {
    Thread.ofVirtual().name("parked").start(() -> LockSupport.park());
  }
}
