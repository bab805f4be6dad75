// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.agent.Internals;
import dev.remain.agent.Opened;
import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.rmi.NoSuchObjectException;
import java.rmi.Remote;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.UnicastRemoteObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Opened
class RemoteObjectsTest {

  private static final String THING =
      """
      import java.rmi.*;
      public class Thing implements Service { }
      interface Service extends Remote { }
      """;

  @TempDir Path directory;
  private final Remote library = new Remote() {};
  private Registry registry;
  private final ClassLoader context = Thread.currentThread().getContextClassLoader();
  private final RemoteObjects step = new RemoteObjects(Gone.access());

  @AfterEach
  void putBack() throws Exception {
    Thread.currentThread().setContextClassLoader(context);
    if (registry != null) {
      UnicastRemoteObject.unexportObject(registry, true);
      UnicastRemoteObject.unexportObject(library, true);
    }
  }

  @Test
  void whatIsExportedIsUnexported() throws Exception {
    Gone gone = new Gone(directory, THING);
    Remote thing = (Remote) gone.thing();
    UnicastRemoteObject.exportObject(thing, 0);

    assertThat(step.clean(gone.doomed())).containsExactly("remote object gone.Thing unexported");

    assertThatThrownBy(() -> UnicastRemoteObject.unexportObject(thing, true))
        .isInstanceOf(NoSuchObjectException.class);
  }

  /** The JDK holds them softly, so the loader would go, but nobody knows when. */
  @Test
  void theMethodsOfItsClassAreForgotten() throws Exception {
    Gone gone = new Gone(directory, THING);
    Remote thing = (Remote) gone.thing();
    UnicastRemoteObject.exportObject(thing, 0);
    Map<?, ?> methods =
        (Map<?, ?>) Internals.METHODS_OF_CLASSES.get(Internals.SERVER_METHODS.get(null));
    assertThat(methods.keySet().contains(thing.getClass())).isTrue();

    step.clean(gone.doomed());

    assertThat(methods.keySet().contains(thing.getClass())).isFalse();
  }

  @Test
  void aRegistryOfALibraryGoesOnWithoutWhatWasBoundInIt() throws Exception {
    WeakReference<ClassLoader> loader = bind();

    GcAssert.assertHeld(loader, "the loader of the bound object");
    assertThat(clean(loader)).containsExactly("remote objects unbound from a registry");
    GcAssert.assertCollected(loader, "the loader of the bound object");
    assertThat(registry.list()).containsExactly("library");
  }

  /** The registry is first used by the generation, and remembers its context loader. */
  private WeakReference<ClassLoader> bind() throws Exception {
    Gone gone = new Gone(directory, THING);
    Thread.currentThread().setContextClassLoader(gone);
    registry = LocateRegistry.createRegistry(0);
    Thread.currentThread().setContextClassLoader(context);
    registry.rebind("thing", UnicastRemoteObject.exportObject((Remote) gone.thing(), 0));
    registry.rebind("library", UnicastRemoteObject.exportObject(library, 0));
    return new WeakReference<>(gone);
  }

  @Test
  void exportsThatStayAreLeftAlone() throws Exception {
    UnicastRemoteObject.exportObject(library, 0);
    Gone gone = new Gone(directory, THING);
    gone.thing();

    assertThat(clean(new WeakReference<>(gone))).isEmpty();

    assertThat(UnicastRemoteObject.unexportObject(library, true)).isTrue();
  }

  private List<String> clean(WeakReference<ClassLoader> loader) throws Exception {
    return step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
  }
}
