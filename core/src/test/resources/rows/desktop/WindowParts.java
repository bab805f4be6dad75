// SPDX-License-Identifier: Apache-2.0
import java.awt.DefaultKeyboardFocusManager;
import java.awt.KeyboardFocusManager;
import javax.swing.PopupFactory;
import javax.swing.RepaintManager;

public class WindowParts {
  public static void run() {
    RepaintManager.setCurrentManager(new RepaintManager() {});
    PopupFactory.setSharedInstance(new PopupFactory() {});
    KeyboardFocusManager.setCurrentKeyboardFocusManager(new DefaultKeyboardFocusManager() {});
  }
}
