// SPDX-License-Identifier: Apache-2.0
import java.awt.BorderLayout;
import java.awt.Frame;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.util.Arrays;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JOptionPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;

/** With a display: a frame, a dialog, and a main that waits in a modal one. */
public class Windowed {
  public static void main(String[] args) throws Exception {
    SwingUtilities.invokeAndWait(Windowed::show);
    Robot robot = new Robot();
    robot.mouseMove(50, 60);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
    robot.waitForIdle();
    System.out.println("two windows are there");
    JOptionPane.showMessageDialog(null, "main waits");
    JDialog modal = new JDialog((Frame) null, "modal", true);
    modal.setSize(50, 50);
    modal.setVisible(true);
  }

  private static void show() {
    JTextField text = new JTextField("text");
    JButton button = new JButton("button");
    button.setToolTipText("tip");
    button.addActionListener(event -> text.setText("pressed"));
    JMenu menu = new JMenu("menu");
    menu.add("item").addActionListener(event -> text.setText("chosen"));
    JMenuBar bar = new JMenuBar();
    bar.add(menu);
    JFrame frame = new JFrame("frame");
    frame.setJMenuBar(bar);
    frame.add(text, BorderLayout.NORTH);
    frame.add(button);
    frame.setSize(200, 100);
    frame.setVisible(true);
    JDialog dialog = new JDialog(frame, "dialog");
    dialog.add(new JTable(3, 3) {});
    dialog.pack();
    dialog.setVisible(true);
    text.requestFocus();
    long shown = Arrays.stream(Window.getWindows()).filter(Window::isShowing).count();
    if (shown != 2) {
      throw new IllegalStateException(shown + " windows are there");
    }
  }
}
