// SPDX-License-Identifier: Apache-2.0
import javax.imageio.ImageIO;

public class ImageFormats {
  public static void run() {
    ImageIO.getReaderFormatNames();
  }
}
