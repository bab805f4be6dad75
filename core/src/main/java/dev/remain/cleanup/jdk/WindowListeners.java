// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.awt.KeyboardFocusManager;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.awt.event.AWTEventListenerProxy;
import java.beans.PropertyChangeListener;
import java.beans.PropertyChangeListenerProxy;
import java.beans.VetoableChangeListener;
import java.beans.VetoableChangeListenerProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javax.swing.UIManager;

/**
 * Removes doomed listeners from what all windows share. Looked for only where a doomed class can
 * have put them there, since to ask wakes the desktop.
 */
final class WindowListeners implements CleanupStep {

  private final LoaderAccess access;

  WindowListeners(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    List<String> cuts = new ArrayList<>();
    if (access.haveMet(doomed, "java.awt.event.AWTEventListener")) {
      ofEvents(doomed, cuts);
    }
    if (access.haveMet(doomed, "java.beans.VetoableChangeListener")) {
      ofVetoes(doomed, cuts);
    }
    if (access.haveMet(doomed, "java.beans.PropertyChangeListener")) {
      ofProperties(doomed, cuts);
    }
    return cuts;
  }

  private static void ofEvents(Doomed doomed, List<String> cuts) {
    Toolkit toolkit = Toolkit.getDefaultToolkit();
    for (AWTEventListener listener : toolkit.getAWTEventListeners()) {
      AWTEventListener inner =
          listener instanceof AWTEventListenerProxy proxy ? proxy.getListener() : listener;
      if (doomed.owns(inner)) {
        toolkit.removeAWTEventListener(inner);
        cuts.add("listener " + Names.of(inner) + " taken from the events of windows");
      }
    }
  }

  private void ofVetoes(Doomed doomed, List<String> cuts) {
    if (access.haveMet(doomed, "java.awt.KeyboardFocusManager")) {
      KeyboardFocusManager focus = KeyboardFocusManager.getCurrentKeyboardFocusManager();
      for (VetoableChangeListener listener : focus.getVetoableChangeListeners()) {
        if (listener instanceof VetoableChangeListenerProxy proxy) {
          if (doomed.owns(proxy.getListener())) {
            focus.removeVetoableChangeListener(proxy.getPropertyName(), proxy.getListener());
            cuts.add("listener " + Names.of(proxy.getListener()) + " taken from the focus");
          }
        } else if (doomed.owns(listener)) {
          focus.removeVetoableChangeListener(listener);
          cuts.add("listener " + Names.of(listener) + " taken from the focus");
        }
      }
    }
  }

  private void ofProperties(Doomed doomed, List<String> cuts) {
    if (access.haveMet(doomed, "java.awt.KeyboardFocusManager")) {
      KeyboardFocusManager focus = KeyboardFocusManager.getCurrentKeyboardFocusManager();
      for (PropertyChangeListener listener : focus.getPropertyChangeListeners()) {
        remove(
            listener,
            (name, inner) -> {
              focus.removePropertyChangeListener(name, inner);
              focus.removePropertyChangeListener(inner);
            },
            doomed,
            cuts);
      }
    }
    if (access.haveMet(doomed, "java.awt.Toolkit")) {
      Toolkit toolkit = Toolkit.getDefaultToolkit();
      for (PropertyChangeListener listener : toolkit.getPropertyChangeListeners()) {
        remove(listener, toolkit::removePropertyChangeListener, doomed, cuts);
      }
    }
    if (access.haveMet(doomed, "javax.swing.UIManager")) {
      for (PropertyChangeListener listener : UIManager.getPropertyChangeListeners()) {
        remove(
            listener, (name, inner) -> UIManager.removePropertyChangeListener(inner), doomed, cuts);
      }
    }
  }

  /** One for a single property is inside a wrapper. */
  private static void remove(
      PropertyChangeListener listener,
      BiConsumer<String, PropertyChangeListener> removal,
      Doomed doomed,
      List<String> cuts) {
    PropertyChangeListenerProxy proxy =
        listener instanceof PropertyChangeListenerProxy found ? found : null;
    PropertyChangeListener inner = proxy == null ? listener : proxy.getListener();
    if (doomed.owns(inner)) {
      removal.accept(proxy == null ? "" : proxy.getPropertyName(), inner);
      cuts.add("listener " + Names.of(inner) + " taken from the properties of windows");
    }
  }
}
