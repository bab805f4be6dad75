// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordMethodsTest {

  private static final String RECORD =
      """
      public class Thing {
        public Thing() {
          Npc npc = new Npc("one");
          if (!npc.equals(new Npc("one")) || npc.hashCode() == 0) throw new AssertionError(npc + "");
        }
      }
      record Npc(String name) { }
      """;

  /** Later JDKs hold it softly only, so that nobody knows when it goes. */
  private static final boolean IS_HELD = Runtime.version().feature() <= 18;

  @TempDir Path directory;
  private final RecordMethods step = new RecordMethods(Gone.access());

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    WeakReference<ClassLoader> loader = link();

    if (IS_HELD) {
      GcAssert.assertHeld(loader, "the loader of the record");
    }
    assertThat(clean(loader)).isEmpty();
    if (IS_HELD) {
      GcAssert.assertCollected(loader, "the loader of the record");
    }
  }

  private List<String> clean(WeakReference<ClassLoader> loader) throws Exception {
    return step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
  }

  private WeakReference<ClassLoader> link() {
    Gone gone = new Gone(directory, RECORD);
    gone.thing();
    return new WeakReference<>(gone);
  }
}
