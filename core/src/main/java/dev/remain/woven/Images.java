// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import javax.imageio.ImageIO;

/** How images are read, for all of a JVM; apart, since one may be made without them. */
public final class Images {

  private Images() {}

  private static final class ImageCache extends Former {
    private final boolean use = ImageIO.getUseCache();

    ImageCache() {
      super("image cache");
    }

    @Override
    void putBack() {
      ImageIO.setUseCache(use);
    }
  }

  /** For {@link ImageIO#setUseCache}. */
  public static void setUseCache(boolean use) {
    new ImageCache().keep();
    ImageIO.setUseCache(use);
  }
}
