// SPDX-License-Identifier: Apache-2.0
import java.awt.KeyboardFocusManager;
import java.beans.PropertyChangeListener;
import java.beans.VetoableChangeListener;

public class FocusListeners {
  public static void run() {
    KeyboardFocusManager focus = KeyboardFocusManager.getCurrentKeyboardFocusManager();
    focus.addKeyEventDispatcher(event -> false);
    focus.addKeyEventPostProcessor(event -> false);
    PropertyChangeListener listener = event -> {};
    focus.addPropertyChangeListener(listener);
    focus.addPropertyChangeListener("focusOwner", listener);
    VetoableChangeListener veto = event -> {};
    focus.addVetoableChangeListener(veto);
    focus.addVetoableChangeListener("focusOwner", veto);
  }
}
