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
 * Takes doomed defaults of {@code java.net} out of their places, and puts back those that were
 * there when the generation was entered. To know these, two small JDK classes are initialised at
 * the start (2 ms); nothing of the network is. Spelled out, since the first method references of a
 * JVM take 20 ms. Confined to the restart thread.
 */
final class NetworkDefaults implements CleanupStep, Remembering {

  private final LoaderAccess access;
  private final Defaults first = new Defaults();
  private Defaults before = first;

  private static final class Defaults {
    private final @Nullable Authenticator authenticator = Authenticator.getDefault();
    private final @Nullable CookieHandler cookies = CookieHandler.getDefault();
    private final @Nullable ProxySelector proxies = ProxySelector.getDefault();
    private final @Nullable ResponseCache cache = ResponseCache.getDefault();
  }

  NetworkDefaults(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public void entering() {
    before = new Defaults();
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    List<String> cuts = new ArrayList<>();
    if (doomed.owns(Authenticator.getDefault())) {
      Authenticator.setDefault(rightful(before.authenticator, first.authenticator, doomed));
      cuts.add("default Authenticator put back");
    }
    if (doomed.owns(CookieHandler.getDefault())) {
      CookieHandler.setDefault(rightful(before.cookies, first.cookies, doomed));
      cuts.add("default CookieHandler put back");
    }
    if (doomed.owns(ProxySelector.getDefault())) {
      ProxySelector.setDefault(rightful(before.proxies, first.proxies, doomed));
      cuts.add("default ProxySelector put back");
    }
    if (doomed.owns(ResponseCache.getDefault())) {
      ResponseCache.setDefault(rightful(before.cache, first.cache, doomed));
      cuts.add("default ResponseCache put back");
    }
    if (access.haveMet(doomed, "java.net.FileNameMap")
        && doomed.owns(URLConnection.getFileNameMap())) {
      URLConnection.setFileNameMap(null); // The JDK reads its own again, once it is asked for it.
      cuts.add("FileNameMap of URLConnection put back");
    }
    return cuts;
  }

  private static <T> @Nullable T rightful(@Nullable T before, @Nullable T first, Doomed doomed) {
    return doomed.owns(before) ? first : before;
  }
}
