// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Set;
import javax.swing.JEditorPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditorKitsTest {

  private static final String SHOWING =
      """
      public class Thing {
        public Thing() {
          javax.swing.JEditorPane.registerEditorKitForContentType(
              "text/plain", "javax.swing.text.DefaultEditorKit");
        }
      }
      """;

  @TempDir Path directory;
  private final String kit = JEditorPane.getEditorKitClassNameForContentType("text/plain");
  private final ClassLoader context = Thread.currentThread().getContextClassLoader();
  private final EditorKits step = new EditorKits(Gone.access());

  @AfterEach
  void putBack() {
    Thread.currentThread().setContextClassLoader(context);
    JEditorPane.registerEditorKitForContentType("text/plain", kit, null);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    WeakReference<ClassLoader> loader = show();

    GcAssert.assertHeld(loader, "the loader of the program");
    step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the program");
    assertThat(JEditorPane.createEditorKitForContentType("text/plain").getContentType())
        .isEqualTo("text/plain");
  }

  private WeakReference<ClassLoader> show() {
    Gone gone = new Gone(directory, SHOWING);
    Thread.currentThread().setContextClassLoader(gone);
    gone.thing();
    Thread.currentThread().setContextClassLoader(context);
    return new WeakReference<>(gone);
  }

  @Test
  void aKitOfAnotherLoaderStays() {
    JEditorPane.registerEditorKitForContentType(
        "text/plain", "acme.Kit", getClass().getClassLoader());
    Gone gone = new Gone(directory, "public class Thing { }");
    gone.thing();

    step.clean(gone.doomed());

    assertThat(JEditorPane.getEditorKitClassNameForContentType("text/plain")).isEqualTo("acme.Kit");
  }
}
