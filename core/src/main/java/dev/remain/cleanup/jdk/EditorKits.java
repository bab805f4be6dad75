// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.List;
import javax.swing.JEditorPane;

/**
 * Has the editor kits of the JDK found without the context loader of whoever needed the first of
 * them, which {@code JEditorPane} notes down beside each.
 */
final class EditorKits implements CleanupStep {

  private static final String[] TYPES = {"text/plain", "text/html", "text/rtf", "application/rtf"};

  private final LoaderAccess access;

  EditorKits(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.AFTER_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    if (access.haveMet(doomed, "javax.swing.JEditorPane", "javax.swing.JTextPane")) {
      for (String type : TYPES) {
        String kit = JEditorPane.getEditorKitClassNameForContentType(type);
        if (kit != null && kit.startsWith("javax.swing.")) {
          JEditorPane.registerEditorKitForContentType(type, kit, null);
        }
      }
    }
    return List.of(); // Nobody tells what was there.
  }
}
