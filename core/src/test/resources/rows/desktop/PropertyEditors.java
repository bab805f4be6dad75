// SPDX-License-Identifier: Apache-2.0
import java.beans.PropertyEditorManager;
import java.beans.PropertyEditorSupport;

public class PropertyEditors {
  public static void run() {
    PropertyEditorManager.registerEditor(PropertyEditors.class, Editor.class);
    PropertyEditorManager.findEditor(PropertyEditors.class);
  }

  public static class Editor extends PropertyEditorSupport {}
}
