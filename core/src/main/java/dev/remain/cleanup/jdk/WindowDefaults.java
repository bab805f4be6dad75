// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.swing.JOptionPane;
import javax.swing.LookAndFeel;
import javax.swing.PopupFactory;
import javax.swing.RepaintManager;
import javax.swing.UIDefaults;
import javax.swing.UIManager;

/**
 * Gives all windows what they have by default again: the look and feel, whoever set it, and where
 * they are doomed its entries, the makers of popups, and who manages focus and painting.
 */
final class WindowDefaults implements CleanupStep {

  private final LoaderAccess access;

  WindowDefaults(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) throws ReflectiveOperationException {
    List<String> cuts = new ArrayList<>();
    if (access.haveMet(doomed, "java.awt.KeyboardFocusManager")
        && doomed.owns(KeyboardFocusManager.getCurrentKeyboardFocusManager())) {
      KeyboardFocusManager.setCurrentKeyboardFocusManager(null);
      cuts.add("focus manager replaced");
    }
    if (access.haveMet(doomed, "javax.swing.RepaintManager")
        && doomed.owns(RepaintManager.currentManager((Component) null))) {
      RepaintManager.setCurrentManager(null);
      cuts.add("repaint manager replaced");
    }
    if (access.haveMet(doomed, "javax.swing.PopupFactory")
        && doomed.owns(PopupFactory.getSharedInstance())) {
      PopupFactory.setSharedInstance(new PopupFactory());
      cuts.add("popup factory replaced");
    }
    if (access.haveMet(doomed, "javax.swing.JOptionPane")) {
      JOptionPane.setRootFrame(null);
    }
    if (access.haveMet(doomed, "javax.swing.UIManager")) {
      looks(doomed, cuts);
    }
    return cuts;
  }

  private static void looks(Doomed doomed, List<String> cuts) throws ReflectiveOperationException {
    UIDefaults defaults = UIManager.getDefaults();
    for (Map.Entry<Object, Object> entry : new ArrayList<>(defaults.entrySet())) {
      if (doomed.owns(entry.getKey()) || doomed.owns(entry.getValue())) {
        defaults.put(entry.getKey(), null);
        cuts.add("default of windows removed: " + entry.getKey());
      }
    }
    LookAndFeel[] auxiliary = UIManager.getAuxiliaryLookAndFeels();
    for (LookAndFeel look : auxiliary == null ? new LookAndFeel[0] : auxiliary) {
      if (doomed.owns(look)) {
        UIManager.removeAuxiliaryLookAndFeel(look);
        cuts.add("auxiliary look and feel removed: " + Names.of(look));
      }
    }
    LookAndFeel look = UIManager.getLookAndFeel();
    String usual =
        System.getProperty("swing.defaultlaf", UIManager.getCrossPlatformLookAndFeelClassName());
    if (look != null && !look.getClass().getName().equals(usual)) {
      set(usual);
      cuts.add("look and feel replaced: " + Names.of(look));
    }
  }

  private static void set(String look) throws ReflectiveOperationException {
    try {
      UIManager.setLookAndFeel(look);
    } catch (javax.swing.UnsupportedLookAndFeelException e) {
      throw new IllegalStateException(look + " cannot be used", e);
    }
  }
}
