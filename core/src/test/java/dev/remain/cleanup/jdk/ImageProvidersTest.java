// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageProvidersTest {

  private static final String PROVIDER =
      """
      import java.util.Locale;
      import javax.imageio.ImageReader;
      import javax.imageio.spi.ImageReaderSpi;
      public class Thing extends ImageReaderSpi {
        public boolean canDecodeInput(Object source) { return false; }
        public ImageReader createReaderInstance(Object extension) { return null; }
        public String getDescription(Locale locale) { return "gone"; }
      }
      """;

  @TempDir Path directory;
  private final ImageProviders step = new ImageProviders(Gone.access());
  private final IIORegistry registry = IIORegistry.getDefaultInstance();
  private final List<ImageReaderSpi> before = readers();

  @AfterEach
  void putBack() {
    registry.deregisterAll(ImageReaderSpi.class);
    registry.registerServiceProviders(before.iterator());
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the provider");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the provider");
    assertThat(cuts).containsExactly("ImageIO provider gone.Thing deregistered");
    assertThat(readers()).containsExactlyInAnyOrderElementsOf(before);
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, PROVIDER);
    registry.registerServiceProvider(gone.thing());
    return new WeakReference<>(gone);
  }

  @Test
  void whatStaysIsLeftAlone() {
    Object kept = new Gone(directory, PROVIDER).thing();
    registry.registerServiceProvider(kept);
    Gone gone = new Gone(directory, PROVIDER);
    gone.thing();

    assertThat(step.clean(gone.doomed())).isEmpty();

    assertThat(readers()).contains((ImageReaderSpi) kept);
  }

  private List<ImageReaderSpi> readers() {
    List<ImageReaderSpi> readers = new ArrayList<>();
    registry.getServiceProviders(ImageReaderSpi.class, true).forEachRemaining(readers::add);
    return readers;
  }
}
