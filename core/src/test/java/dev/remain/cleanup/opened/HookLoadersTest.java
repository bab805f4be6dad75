// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.agent.Opened;
import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Opened
class HookLoadersTest {

  @TempDir Path directory;
  private final Thread hook = new Thread(() -> {}, "of the JDK");
  private final HookLoaders step = new HookLoaders();

  @AfterEach
  void remove() {
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the thing");
    List<String> cuts = clean(loader);
    GcAssert.assertCollected(loader, "the loader of the thing");
    assertThat(cuts)
        .containsExactly("context loader of shutdown hook replaced on thread \"of the JDK\"");
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, "public class Thing { }");
    hook.setContextClassLoader(gone);
    Runtime.getRuntime().addShutdownHook(hook);
    return new WeakReference<>(gone);
  }

  @Test
  void aHookWithAnotherContextLoaderIsLeftAlone() throws Exception {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    hook.setContextClassLoader(platform);
    Runtime.getRuntime().addShutdownHook(hook);

    Gone gone = new Gone(directory, "public class Thing { }");
    assertThat(clean(new WeakReference<>(gone))).isEmpty();

    assertThat(hook.getContextClassLoader()).isSameAs(platform);
  }

  private List<String> clean(WeakReference<ClassLoader> loader) throws Exception {
    return step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
  }
}
