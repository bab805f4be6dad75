// SPDX-License-Identifier: Apache-2.0
import java.awt.Font;
import java.awt.Toolkit;
import java.awt.image.BufferedImage;

public class Images {
  public static void run() {
    Toolkit.getDefaultToolkit();
    new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB).createGraphics().fillRect(1, 1, 2, 2);
    new Font(Font.SERIF, Font.PLAIN, 9);
  }
}
