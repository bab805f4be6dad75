// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
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

  @TempDir Path directory;
  private final RecordMethods step = new RecordMethods(Gone.access());

  /** Up to JDK 18 it is held for ever, and later softly. */
  @Test
  void theLoaderIsCollectedWithTheStep() throws Exception {
    WeakReference<ClassLoader> loader = link();

    if (Runtime.version().feature() <= 18) {
      GcAssert.assertHeld(loader, "the loader of the record");
    }
    assertThat(step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()))).isEmpty();
    GcAssert.assertCollected(loader, "the loader of the record");
  }

  private WeakReference<ClassLoader> link() {
    Gone gone = new Gone(directory, RECORD);
    gone.thing();
    return new WeakReference<>(gone);
  }
}
