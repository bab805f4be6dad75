// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.opened;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.agent.Opened;
import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.io.ObjectInputFilter;
import java.lang.ref.WeakReference;
import java.net.ContentHandlerFactory;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketImplFactory;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandlerFactory;
import java.nio.file.Path;
import java.rmi.server.RMISocketFactory;
import java.util.List;
import java.util.Set;
import javax.naming.spi.InitialContextFactoryBuilder;
import javax.naming.spi.NamingManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Opened
class FactorySlotsTest {

  private static final String URLS =
      """
      import java.net.*;
      public class Thing implements URLStreamHandlerFactory, ContentHandlerFactory {
        public ContentHandler createContentHandler(String type) { return null; }
        public URLStreamHandler createURLStreamHandler(String protocol) {
          return protocol.equals("gone")
              ? new URLStreamHandler() {
                  protected URLConnection openConnection(URL url) { return null; }
                }
              : null;
        }
      }
      """;
  private static final String SOCKETS =
      "public class Thing implements java.net.SocketImplFactory {"
          + " public java.net.SocketImpl createSocketImpl() { return null; } }";
  private static final String FILTER =
      "public class Thing implements java.io.ObjectInputFilter {"
          + " public Status checkInput(FilterInfo info) { return Status.UNDECIDED; } }";
  private static final String REMOTE =
      "public class Thing extends java.rmi.server.RMISocketFactory {"
          + " public java.net.Socket createSocket(String host, int port) { return null; }"
          + " public java.net.ServerSocket createServerSocket(int port) { return null; } }";
  private static final String CONTEXTS =
      "public class Thing implements javax.naming.spi.InitialContextFactoryBuilder {"
          + " public javax.naming.spi.InitialContextFactory createInitialContextFactory("
          + " java.util.Hashtable<?, ?> e) { return null; } }";

  @TempDir Path directory;
  private final FactorySlots step = new FactorySlots(Gone.access());

  /** Sets what can be set once. */
  private interface Setter {
    void set(Object thing) throws Exception;
  }

  @Test
  void factoriesOfUrlsAndWhatTheyMade() throws Exception {
    Setter setter =
        thing -> {
          URL.setURLStreamHandlerFactory((URLStreamHandlerFactory) thing);
          URLConnection.setContentHandlerFactory((ContentHandlerFactory) thing);
          new URL("gone:thing").openConnection();
        };

    assertThat(twice(URLS, setter))
        .containsExactly(
            "java.net.URLStreamHandlerFactory gone.Thing taken out",
            "java.net.ContentHandlerFactory gone.Thing taken out");
  }

  @Test
  @SuppressWarnings("deprecation")
  void factoriesOfSockets() throws Exception {
    Setter setter =
        thing -> {
          Socket.setSocketImplFactory((SocketImplFactory) thing);
          ServerSocket.setSocketFactory((SocketImplFactory) thing);
        };

    assertThat(twice(SOCKETS, setter))
        .containsExactly(
            "java.net.SocketImplFactory gone.Thing taken out",
            "java.net.SocketImplFactory gone.Thing taken out");
  }

  @Test
  void theFilterOfDeserialization() throws Exception {
    assertThat(
            twice(
                FILTER,
                thing -> ObjectInputFilter.Config.setSerialFilter((ObjectInputFilter) thing)))
        .containsExactly("java.io.ObjectInputFilter gone.Thing taken out");
  }

  @Test
  void theFactoryOfRemoteSockets() throws Exception {
    assertThat(twice(REMOTE, thing -> RMISocketFactory.setSocketFactory((RMISocketFactory) thing)))
        .containsExactly("java.rmi.server.RMISocketFactory gone.Thing taken out");
  }

  @Test
  void theBuilderOfNamingContexts() throws Exception {
    assertThat(
            twice(
                CONTEXTS,
                thing ->
                    NamingManager.setInitialContextFactoryBuilder(
                        (InitialContextFactoryBuilder) thing)))
        .containsExactly("javax.naming.spi.InitialContextFactoryBuilder gone.Thing taken out");
  }

  /** Twice, since what is set once is free again with the step. */
  private List<String> twice(String source, Setter setter) throws Exception {
    WeakReference<ClassLoader> loader = install(source, setter);
    GcAssert.assertHeld(loader, "the loader of the factory");
    clean(loader);
    GcAssert.assertCollected(loader, "the loader of the factory");
    return clean(install(source, setter));
  }

  private WeakReference<ClassLoader> install(String source, Setter setter) throws Exception {
    Gone gone = new Gone(directory, source);
    setter.set(gone.thing());
    return new WeakReference<>(gone);
  }

  @Test
  void whatStaysIsLeftAlone() throws Exception {
    WeakReference<ClassLoader> kept =
        install(
            FILTER, thing -> ObjectInputFilter.Config.setSerialFilter((ObjectInputFilter) thing));
    Gone gone = new Gone(directory, FILTER);
    gone.thing();

    assertThat(step.clean(gone.doomed())).isEmpty();

    assertThat(clean(kept)).hasSize(1);
  }

  private List<String> clean(WeakReference<ClassLoader> loader) throws Exception {
    return step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
  }
}
