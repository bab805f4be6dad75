// SPDX-License-Identifier: Apache-2.0
import java.awt.EventQueue;

public class EventThreadUsed {
  public static void run() throws Exception {
    EventQueue.invokeAndWait(() -> {});
    EventQueue.invokeLater(() -> {});
  }
}
