// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.javac;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import org.junit.jupiter.api.Test;

/** Class loaders of processors are kept for small compilations, and not for good. */
class ProcessorLoadersTest {

  private final ProcessorLoaders loaders = new ProcessorLoaders();
  private int made;
  private int closed;

  private final class Loader extends ClassLoader implements Closeable {
    @Override
    public void close() {
      closed++;
    }
  }

  private ClassLoader use() {
    loaders.use();
    ClassLoader loader =
        loaders.get(
            "PATH",
            () -> {
              made++;
              return new Loader();
            });
    assertThat(loader).as("javac would close it").isNotInstanceOf(Closeable.class);
    return loader.getParent();
  }

  @Test
  void oneIsKeptUntilItIsLetGo() {
    ClassLoader first = use();
    assertThat(use()).isSameAs(first);
    loaders.letGo();
    assertThat(closed).isEqualTo(1);
    assertThat(use()).isNotSameAs(first);
    assertThat(made).isEqualTo(2);
  }

  @Test
  void whatPilesUpInStaticFieldsGoesWithIt() {
    for (int i = 0; i < 101; i++) {
      use();
    }
    assertThat(made).isEqualTo(3);
    assertThat(closed).isEqualTo(2);
  }

  @Test
  void whereThereIsNoPathThereIsNone() {
    loaders.use();
    assertThat(loaders.get("PATH", () -> null)).isNull();
  }
}
