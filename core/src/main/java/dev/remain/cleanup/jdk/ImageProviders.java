// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Names;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.spi.IIORegistry;

/** Deregisters doomed providers of {@code javax.imageio}. */
final class ImageProviders implements CleanupStep {

  private static final String[] SIGNS = {
    "javax.imageio.ImageIO",
    "javax.imageio.spi.IIORegistry",
    "javax.imageio.spi.IIOServiceProvider",
    "javax.imageio.spi.ImageReaderSpi",
    "javax.imageio.spi.ImageWriterSpi",
    "javax.imageio.spi.ImageTranscoderSpi",
    "javax.imageio.spi.ImageInputStreamSpi",
    "javax.imageio.spi.ImageOutputStreamSpi",
  };

  private final LoaderAccess access;

  ImageProviders(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    if (!access.haveMet(doomed, SIGNS)) {
      return List.of();
    }
    List<String> cuts = new ArrayList<>();
    IIORegistry registry = IIORegistry.getDefaultInstance();
    for (Iterator<Class<?>> kinds = registry.getCategories(); kinds.hasNext(); ) {
      for (Object provider : doomed(registry.getServiceProviders(kinds.next(), false), doomed)) {
        registry.deregisterServiceProvider(provider);
        cuts.add("ImageIO provider " + Names.of(provider) + " deregistered");
      }
    }
    return cuts;
  }

  private static List<Object> doomed(Iterator<?> providers, Doomed doomed) {
    List<Object> found = new ArrayList<>();
    while (providers.hasNext()) {
      Object provider = providers.next();
      if (doomed.owns(provider)) {
        found.add(provider);
      }
    }
    return found;
  }
}
