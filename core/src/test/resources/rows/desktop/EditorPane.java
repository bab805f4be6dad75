// SPDX-License-Identifier: Apache-2.0
import javax.swing.JEditorPane;

public class EditorPane {
  public static void run() {
    new JEditorPane("text/html", "<b>text</b>");
  }
}
