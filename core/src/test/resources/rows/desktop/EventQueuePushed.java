// SPDX-License-Identifier: Apache-2.0
import java.awt.EventQueue;
import java.awt.Toolkit;

public class EventQueuePushed extends EventQueue {
  public static void run() throws Exception {
    Toolkit.getDefaultToolkit().getSystemEventQueue().push(new EventQueuePushed());
    EventQueue.invokeAndWait(() -> {});
  }
}
