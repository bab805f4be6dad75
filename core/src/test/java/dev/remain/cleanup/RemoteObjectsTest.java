// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.agent.Opened;
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
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Opened
class RemoteObjectsTest {

  private static final String THING = "public class Thing implements java.rmi.Remote { }";

  @TempDir Path directory;
  private final Remote library = new Remote() {};
  private final ClassLoader context = Thread.currentThread().getContextClassLoader();
  private final RemoteObjects step = new RemoteObjects(Gone.access());

  @AfterEach
  void putBack() {
    Thread.currentThread().setContextClassLoader(context);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndNothingOfItIsExportedWithIt() throws Exception {
    Gone gone = new Gone(directory, THING);
    Remote thing = (Remote) gone.thing();
    UnicastRemoteObject.exportObject(thing, 0);

    assertThat(step.clean(gone.doomed())).containsExactly("remote object gone.Thing unexported");

    assertThat(UnicastRemoteObject.unexportObject(library(), true)).isTrue();
    assertThatThrownBy(() -> UnicastRemoteObject.unexportObject(thing, true))
        .isInstanceOf(NoSuchObjectException.class);
  }

  private Remote library() throws Exception {
    UnicastRemoteObject.exportObject(library, 0);
    return library;
  }

  @Test
  void aRegistryOfTheGenerationFreesItsNumberAndTheLoaderGoes() throws Exception {
    WeakReference<ClassLoader> loader = registry();

    GcAssert.assertHeld(loader, "the loader of the registry's maker");
    assertThat(clean(loader)).contains("remote object sun.rmi.registry.RegistryImpl unexported");
    GcAssert.assertCollected(loader, "the loader of the registry's maker");
    UnicastRemoteObject.unexportObject(LocateRegistry.createRegistry(0), true);
  }

  private WeakReference<ClassLoader> registry() throws Exception {
    Gone gone = new Gone(directory, THING);
    gone.thing();
    Thread.currentThread().setContextClassLoader(gone);
    Registry unused = LocateRegistry.createRegistry(0);
    Thread.currentThread().setContextClassLoader(context);
    return new WeakReference<>(gone);
  }

  @Test
  void aRegistryOfALibraryIsLeftAlone() throws Exception {
    Registry kept = LocateRegistry.createRegistry(0);
    Gone gone = new Gone(directory, THING);
    gone.thing();

    assertThat(clean(new WeakReference<>(gone))).isEmpty();

    assertThat(UnicastRemoteObject.unexportObject(kept, true)).isTrue();
  }

  private List<String> clean(WeakReference<ClassLoader> loader) throws Exception {
    return step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
  }
}
