// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.FileNameMap;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkDefaultsTest {

  private static final String ALL =
      """
      import java.io.IOException;
      import java.net.*;
      import java.util.*;
      public class Thing {
        public Authenticator authenticator = new Authenticator() {};
        public FileNameMap names = new FileNameMap() {
          public String getContentTypeFor(String name) { return "text/gone"; }
        };
        public CookieHandler cookies = new CookieManager() {};
        public ProxySelector proxies = new ProxySelector() {
          public List<Proxy> select(URI uri) { return List.of(); }
          public void connectFailed(URI uri, SocketAddress address, IOException e) { }
        };
        public ResponseCache cache = new ResponseCache() {
          public CacheResponse get(URI uri, String m, Map<String, List<String>> h) { return null; }
          public CacheRequest put(URI uri, URLConnection connection) { return null; }
        };
      }
      """;

  @TempDir Path directory;
  private final Authenticator authenticator = Authenticator.getDefault();
  private final CookieHandler cookies = CookieHandler.getDefault();
  private final ProxySelector proxies = ProxySelector.getDefault();
  private final ResponseCache cache = ResponseCache.getDefault();
  private final NetworkDefaults step = new NetworkDefaults(Gone.access());

  @AfterEach
  void putBack() {
    Authenticator.setDefault(authenticator);
    CookieHandler.setDefault(cookies);
    ProxySelector.setDefault(proxies);
    ResponseCache.setDefault(cache);
    URLConnection.setFileNameMap(null);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the defaults");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the defaults");
    assertThat(cuts).hasSize(5);
    assertThat(Authenticator.getDefault()).isNull();
    assertThat(CookieHandler.getDefault()).isSameAs(cookies);
    assertThat(ProxySelector.getDefault().select(URI.create("http://host/")))
        .containsExactly(Proxy.NO_PROXY);
    assertThat(ResponseCache.getDefault()).isSameAs(cache);
    assertThat(URLConnection.guessContentTypeFromName("a.html")).isEqualTo("text/html");
  }

  private WeakReference<ClassLoader> install() throws Exception {
    Gone gone = new Gone(directory, ALL);
    step.entering();
    Object all = gone.thing();
    Authenticator.setDefault((Authenticator) field(all, "authenticator"));
    CookieHandler.setDefault((CookieHandler) field(all, "cookies"));
    ProxySelector.setDefault((ProxySelector) field(all, "proxies"));
    ResponseCache.setDefault((ResponseCache) field(all, "cache"));
    URLConnection.setFileNameMap((FileNameMap) field(all, "names"));
    return new WeakReference<>(gone);
  }

  private static Object field(Object owner, String name) throws Exception {
    return owner.getClass().getField(name).get(owner);
  }

  @Test
  void whatWasThereWhenTheGenerationWasEnteredComesBack() throws Exception {
    CookieHandler library = new CookieManager();
    CookieHandler.setDefault(library);
    step.entering();
    Gone gone = new Gone(directory, ALL);
    CookieHandler.setDefault((CookieHandler) field(gone.thing(), "cookies"));

    assertThat(step.clean(gone.doomed())).hasSize(1);

    assertThat(CookieHandler.getDefault()).isSameAs(library);
  }

  @Test
  void whatStaysIsLeftAlone() {
    CookieHandler library = new CookieManager();
    step.entering();
    CookieHandler.setDefault(library);
    Gone gone = new Gone(directory, ALL);
    gone.thing();

    assertThat(step.clean(gone.doomed())).isEmpty();

    assertThat(CookieHandler.getDefault()).isSameAs(library);
  }
}
