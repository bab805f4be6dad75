// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Remembering;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes doomed defaults of {@code java.net} out of their places. What a woven call has replaced is
 * put back by then ({@code woven.JdkDefaults}), so these came by others. Of authenticator and
 * proxies it is not known what was there: whoever asks has the JDK read properties, which the
 * program may want to set first, and an authenticator wakes method handles (8 ms). Confined to the
 * restart thread.
 */
final class NetworkDefaults implements CleanupStep, Remembering {

  private final LoaderAccess access;
  private @Nullable CookieHandler cookies = CookieHandler.getDefault();
  private @Nullable ResponseCache cache = ResponseCache.getDefault();

  NetworkDefaults(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public void entering() {
    cookies = CookieHandler.getDefault();
    cache = ResponseCache.getDefault();
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    List<String> cuts = new ArrayList<>();
    if (access.haveMet(doomed, "java.net.Authenticator")
        && doomed.owns(Authenticator.getDefault())) {
      Authenticator.setDefault(null);
      cuts.add("default Authenticator taken out");
    }
    if (doomed.owns(CookieHandler.getDefault())) {
      CookieHandler.setDefault(doomed.owns(cookies) ? null : cookies);
      cuts.add("default CookieHandler put back");
    }
    if (access.haveMet(doomed, "java.net.ProxySelector")
        && doomed.owns(ProxySelector.getDefault())) {
      ProxySelector.setDefault(
          ProxySelector.of(null)); // Direct connections; null would be none at all.
      cuts.add("default ProxySelector taken out");
    }
    if (doomed.owns(ResponseCache.getDefault())) {
      ResponseCache.setDefault(doomed.owns(cache) ? null : cache);
      cuts.add("default ResponseCache put back");
    }
    if (access.haveMet(doomed, "java.net.FileNameMap")
        && doomed.owns(URLConnection.getFileNameMap())) {
      URLConnection.setFileNameMap(null); // The JDK reads its own again, once it is asked for it.
      cuts.add("FileNameMap of URLConnection put back");
    }
    return cuts;
  }
}
