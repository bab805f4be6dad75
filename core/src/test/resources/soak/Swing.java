// SPDX-License-Identifier: Apache-2.0
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.Timer;

/** Swing without a display: components, the event queue, a timer. */
public class Swing {
  public static void main(String[] args) throws Exception {
    SwingUtilities.invokeAndWait(() -> {
      JPanel panel = new JPanel();
      panel.add(new JLabel("soak"));
      new Timer(10, event -> panel.validate()).start();
    });
    soak.Gauge.look();
  }
}
