// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import java.awt.AWTEvent;
import java.awt.KeyboardFocusManager;
import java.awt.Toolkit;
import java.awt.event.AWTEventListener;
import java.beans.PropertyChangeListener;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import javax.swing.UIManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowListenersTest {

  private static final String LISTENING =
      """
      import java.awt.*;
      import java.awt.event.AWTEventListener;
      import java.beans.*;
      import javax.swing.UIManager;
      public class Thing implements AWTEventListener, PropertyChangeListener, VetoableChangeListener {
        private final Toolkit toolkit = Toolkit.getDefaultToolkit();
        private final KeyboardFocusManager focus =
            KeyboardFocusManager.getCurrentKeyboardFocusManager();
        public void eventDispatched(AWTEvent event) { }
        public void propertyChange(PropertyChangeEvent event) { }
        public void vetoableChange(PropertyChangeEvent event) { }
        public Thing() {
          %s;
        }
      }
      """;

  @TempDir Path directory;
  private final WindowListeners step = new WindowListeners(Gone.access());

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "toolkit.addAWTEventListener(this, AWTEvent.KEY_EVENT_MASK); events",
        "toolkit.addPropertyChangeListener(\"one\", this); properties",
        "focus.addPropertyChangeListener(this); properties",
        "focus.addPropertyChangeListener(\"one\", this); properties",
        "UIManager.addPropertyChangeListener(this); properties",
        "focus.addVetoableChangeListener(this); focus",
        "focus.addVetoableChangeListener(\"one\", this); focus"
      })
  void aListenerIsHeldWithoutTheStepAndCollectedWithIt(String adding, String from) {
    Gone gone = new Gone(directory, LISTENING.formatted(adding));
    gone.thing();
    WeakReference<ClassLoader> loader = new WeakReference<>(gone);
    gone = null;

    GcAssert.assertHeld(loader, "the loader of the program");
    List<String> cuts = clean((Gone) loader.get());

    assertThat(cuts).hasSize(1);
    assertThat(cuts.get(0)).startsWith("listener gone.Thing taken from the ").contains(from);
    GcAssert.assertCollected(loader, "the loader of the program");
  }

  private List<String> clean(Gone gone) {
    return step.clean(gone.doomed());
  }

  @Test
  void listenersOfOthersStay() {
    Toolkit toolkit = Toolkit.getDefaultToolkit();
    KeyboardFocusManager focus = KeyboardFocusManager.getCurrentKeyboardFocusManager();
    AWTEventListener events = event -> {};
    PropertyChangeListener properties = event -> {};
    toolkit.addAWTEventListener(events, AWTEvent.KEY_EVENT_MASK);
    focus.addPropertyChangeListener(properties);
    UIManager.addPropertyChangeListener(properties);
    try {
      Gone gone = new Gone(directory, LISTENING.formatted(""));
      gone.thing();

      assertThat(step.clean(gone.doomed())).isEmpty();
      assertThat(toolkit.getAWTEventListeners()).hasSize(1);
      assertThat(focus.getPropertyChangeListeners()).contains(properties);
      assertThat(UIManager.getPropertyChangeListeners()).contains(properties);
    } finally {
      toolkit.removeAWTEventListener(events);
      focus.removePropertyChangeListener(properties);
      UIManager.removePropertyChangeListener(properties);
    }
  }

  @Test
  void nothingIsAskedForWhereNothingWasMet() {
    Gone gone = new Gone(directory, "public class Thing { }");
    gone.thing();

    assertThat(step.clean(gone.doomed())).isEmpty();
  }
}
