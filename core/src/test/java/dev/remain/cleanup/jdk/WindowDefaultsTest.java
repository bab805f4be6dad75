// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import java.awt.KeyboardFocusManager;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import javax.swing.PopupFactory;
import javax.swing.RepaintManager;
import javax.swing.UIManager;
import javax.swing.plaf.metal.MetalLookAndFeel;
import javax.swing.plaf.nimbus.NimbusLookAndFeel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowDefaultsTest {

  private static final String SETTING =
      """
      import java.awt.*;
      import javax.swing.*;
      import javax.swing.plaf.metal.MetalLookAndFeel;
      public class Thing extends MetalLookAndFeel {
        public Thing() {
          %s;
        }
      }
      """;

  @TempDir Path directory;
  private final WindowDefaults step = new WindowDefaults(Gone.access());

  @AfterEach
  void putBack() throws Exception {
    UIManager.setLookAndFeel(new MetalLookAndFeel());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "try { UIManager.setLookAndFeel(this)%s } catch (Exception e) { };"
            + "look and feel replaced: gone.Thing",
        "UIManager.addAuxiliaryLookAndFeel(this);auxiliary look and feel removed: gone.Thing",
        "UIManager.put(\"row\", this);default of windows removed: row",
        "RepaintManager.setCurrentManager(new RepaintManager() { });repaint manager replaced",
        "PopupFactory.setSharedInstance(new PopupFactory() { });popup factory replaced",
        "KeyboardFocusManager.setCurrentKeyboardFocusManager(new DefaultKeyboardFocusManager() { });"
            + "focus manager replaced"
      })
  void whatIsSetIsHeldWithoutTheStepAndCollectedWithIt(String setting, String cut)
      throws Exception {
    Gone gone = new Gone(directory, SETTING.formatted(setting.replace("%s", ";")));
    gone.thing();
    WeakReference<ClassLoader> loader = new WeakReference<>(gone);
    gone = null;

    GcAssert.assertHeld(loader, "the loader of the program");
    List<String> cuts = step.clean(((Gone) loader.get()).doomed());

    assertThat(cuts).containsExactly(cut);
    GcAssert.assertCollected(loader, "the loader of the program");
    assertThat(UIManager.getLookAndFeel()).isExactlyInstanceOf(MetalLookAndFeel.class);
    assertThat(KeyboardFocusManager.getCurrentKeyboardFocusManager()).isNotNull();
  }

  @Test
  void aLookAndFeelOfTheJdkDoesNotStayEither() throws Exception {
    UIManager.setLookAndFeel(new NimbusLookAndFeel());
    Gone gone = new Gone(directory, SETTING.formatted("UIManager.getLookAndFeel()"));
    gone.thing();

    assertThat(step.clean(gone.doomed()))
        .containsExactly("look and feel replaced: " + NimbusLookAndFeel.class.getName());
    assertThat(UIManager.getLookAndFeel()).isExactlyInstanceOf(MetalLookAndFeel.class);
  }

  @Test
  void whatOthersSetStays() throws Exception {
    RepaintManager painting = new RepaintManager() {};
    PopupFactory popups = new PopupFactory() {};
    PopupFactory before = PopupFactory.getSharedInstance();
    RepaintManager.setCurrentManager(painting);
    PopupFactory.setSharedInstance(popups);
    UIManager.put("row", this);
    try {
      Gone gone =
          new Gone(
              directory,
              SETTING.formatted(
                  "UIManager.get(\"x\"); RepaintManager.currentManager((Component) null);"
                      + " PopupFactory.getSharedInstance()"));
      gone.thing();

      assertThat(step.clean(gone.doomed())).isEmpty();
      assertThat(RepaintManager.currentManager((java.awt.Component) null)).isSameAs(painting);
      assertThat(PopupFactory.getSharedInstance()).isSameAs(popups);
      assertThat(UIManager.get("row")).isSameAs(this);
    } finally {
      RepaintManager.setCurrentManager(null);
      PopupFactory.setSharedInstance(before);
      UIManager.put("row", null);
    }
  }
}
