// SPDX-License-Identifier: Apache-2.0
import java.awt.AWTEvent;
import java.awt.Toolkit;
import java.beans.PropertyChangeListener;

public class EventListener {
  public static void run() {
    Toolkit toolkit = Toolkit.getDefaultToolkit();
    toolkit.addAWTEventListener(event -> {}, AWTEvent.KEY_EVENT_MASK);
    PropertyChangeListener listener = event -> {};
    toolkit.addPropertyChangeListener("row", listener);
  }
}
