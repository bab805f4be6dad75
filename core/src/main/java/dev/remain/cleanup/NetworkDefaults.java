// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup;

import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.URLConnection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes doomed defaults of {@code java.net} out of their places, and puts back those that were
 * there when the generation was entered. Confined to the restart thread.
 */
final class NetworkDefaults implements CleanupStep, Remembering {

  private final LoaderAccess access;
  private final List<Place<?>> places =
      List.of(
          new Place<>(
              Authenticator::getDefault, Authenticator::setDefault, "java.net.Authenticator"),
          new Place<>(
              CookieHandler::getDefault,
              CookieHandler::setDefault,
              "java.net.CookieHandler",
              "java.net.CookieManager"),
          new Place<>(
              ProxySelector::getDefault, ProxySelector::setDefault, "java.net.ProxySelector"),
          new Place<>(
              ResponseCache::getDefault, ResponseCache::setDefault, "java.net.ResponseCache"));

  NetworkDefaults(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public void entering() {
    places.forEach(Place::remember);
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public int clean(Doomed doomed) {
    int cut = 0;
    for (Place<?> place : places) {
      cut += access.haveMet(doomed, place.signs) && place.restore(doomed) ? 1 : 0;
    }
    if (access.haveMet(doomed, "java.net.FileNameMap")
        && doomed.owns(URLConnection.getFileNameMap())) {
      URLConnection.setFileNameMap(null); // The JDK's own comes back, once it is asked for.
      cut++;
    }
    return cut;
  }

  private static final class Place<T> {
    private final String[] signs;
    private final Supplier<@Nullable T> get;
    private final Consumer<@Nullable T> set;
    private final @Nullable T first;
    private @Nullable T before;

    Place(Supplier<@Nullable T> get, Consumer<@Nullable T> set, String... signs) {
      this.signs = signs;
      this.get = get;
      this.set = set;
      this.first = get.get();
      this.before = first;
    }

    void remember() {
      before = get.get();
    }

    boolean restore(Doomed doomed) {
      if (!doomed.owns(get.get())) {
        return false;
      }
      set.accept(doomed.owns(before) ? first : before);
      return true;
    }
  }
}
