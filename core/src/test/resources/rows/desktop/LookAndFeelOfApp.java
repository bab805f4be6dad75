// SPDX-License-Identifier: Apache-2.0
import java.beans.PropertyChangeListener;
import javax.swing.UIManager;
import javax.swing.plaf.metal.MetalLookAndFeel;

public class LookAndFeelOfApp extends MetalLookAndFeel {
  public static void run() throws Exception {
    UIManager.setLookAndFeel(new LookAndFeelOfApp());
    UIManager.addAuxiliaryLookAndFeel(new LookAndFeelOfApp());
    UIManager.put("row.object", new LookAndFeelOfApp());
    PropertyChangeListener listener = event -> {};
    UIManager.addPropertyChangeListener(listener);
  }
}
