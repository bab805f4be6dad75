// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.net.Authenticator;
import java.net.CacheRequest;
import java.net.CacheResponse;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.util.List;
import java.util.Map;

public class NetworkDefaults {
  public static void run() {
    Authenticator.setDefault(new Authenticator() {});
    ProxySelector.setDefault(new Direct());
    CookieHandler.setDefault(new CookieManager() {});
    ResponseCache.setDefault(new Empty());
  }

  private static class Direct extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException thrown) {}
  }

  private static class Empty extends ResponseCache {
    @Override
    public CacheResponse get(URI uri, String method, Map<String, List<String>> headers) {
      return null;
    }

    @Override
    public CacheRequest put(URI uri, URLConnection connection) {
      return null;
    }
  }
}
