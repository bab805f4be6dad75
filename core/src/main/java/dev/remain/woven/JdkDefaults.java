// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.HttpURLConnection;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.URLConnection;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Defaults of the JDK: what a generation sets there is for itself, whoever made it. */
public final class JdkDefaults {

  private JdkDefaults() {}

  private static final class Uncaught extends Former {
    private final Thread.@Nullable UncaughtExceptionHandler handler =
        Thread.getDefaultUncaughtExceptionHandler();

    Uncaught() {
      super("uncaught exceptions");
    }

    @Override
    void putBack() {
      Thread.setDefaultUncaughtExceptionHandler(handler);
    }
  }

  private static final class Zone extends Former {
    private final TimeZone zone = SystemProperties.zone();

    Zone() {
      super("time zone");
    }

    @Override
    void putBack() {
      TimeZone.setDefault(zone);
    }
  }

  private static final class SecurityProperty extends Former {
    private final String key;
    private final @Nullable String value;

    SecurityProperty(String key) {
      super("security property " + key);
      this.key = key;
      this.value = Security.getProperty(key);
    }

    @Override
    void putBack() {
      Security.setProperty(key, value == null ? "" : value); // It cannot be taken out.
    }
  }

  private static final class AuthenticatorBefore extends Former {
    private final @Nullable Authenticator authenticator = Authenticator.getDefault();

    AuthenticatorBefore() {
      super("Authenticator");
    }

    @Override
    void putBack() {
      Authenticator.setDefault(authenticator);
    }
  }

  private static final class CookieHandlerBefore extends Former {
    private final @Nullable CookieHandler cookies = CookieHandler.getDefault();

    CookieHandlerBefore() {
      super("CookieHandler");
    }

    @Override
    void putBack() {
      CookieHandler.setDefault(cookies);
    }
  }

  private static final class ProxySelectorBefore extends Former {
    private final @Nullable ProxySelector proxies = ProxySelector.getDefault();

    ProxySelectorBefore() {
      super("ProxySelector");
    }

    @Override
    void putBack() {
      ProxySelector.setDefault(proxies);
    }
  }

  private static final class ResponseCacheBefore extends Former {
    private final @Nullable ResponseCache cache = ResponseCache.getDefault();

    ResponseCacheBefore() {
      super("ResponseCache");
    }

    @Override
    void putBack() {
      ResponseCache.setDefault(cache);
    }
  }

  private static final class Redirects extends Former {
    private final boolean follow = HttpURLConnection.getFollowRedirects();

    Redirects() {
      super("redirects");
    }

    @Override
    void putBack() {
      HttpURLConnection.setFollowRedirects(follow);
    }
  }

  private static final class UseCaches extends Former {
    private final String protocol;
    private final boolean use;

    UseCaches(String protocol) {
      super("caches of " + protocol);
      this.protocol = protocol;
      this.use = URLConnection.getDefaultUseCaches(protocol);
    }

    @Override
    void putBack() {
      URLConnection.setDefaultUseCaches(protocol, use);
    }
  }

  private static final class UserInteraction extends Former {
    private final boolean allow = URLConnection.getDefaultAllowUserInteraction();

    UserInteraction() {
      super("user interaction");
    }

    @Override
    void putBack() {
      URLConnection.setDefaultAllowUserInteraction(allow);
    }
  }

  /** To ask for the one that was there would make it, of the properties of that moment. */
  private static final class ContextBefore extends Former {
    ContextBefore() {
      super("SSLContext");
    }

    @Override
    void putBack() throws GeneralSecurityException {
      SSLContext.setDefault(SSLContext.getInstance("Default"));
    }
  }

  private static final class ProviderBefore extends Former {
    private final Provider provider;
    private final int position;

    ProviderBefore(Provider provider) {
      super("security provider " + provider.getName());
      this.provider = provider;
      this.position = Arrays.asList(Security.getProviders()).indexOf(provider) + 1;
    }

    @Override
    void putBack() {
      Security.insertProviderAt(provider, position);
    }
  }

  /** For {@link TimeZone#setDefault}. */
  public static void setDefault(TimeZone zone) {
    new Zone().keep();
    TimeZone.setDefault(zone);
  }

  /** For {@link Security#setProperty}. */
  public static void setProperty(String key, String value) {
    if (key != null) {
      new SecurityProperty(key).keep();
    }
    Security.setProperty(key, value);
  }

  /** For {@link Thread#setDefaultUncaughtExceptionHandler}. */
  public static void setDefaultUncaughtExceptionHandler(Thread.UncaughtExceptionHandler handler) {
    new Uncaught().keep();
    Thread.setDefaultUncaughtExceptionHandler(handler);
  }

  /** For {@link Security#addProvider}. */
  public static int addProvider(Provider provider) {
    return added(provider, Security.addProvider(provider));
  }

  /** For {@link Security#insertProviderAt}. */
  public static int insertProviderAt(Provider provider, int position) {
    return added(provider, Security.insertProviderAt(provider, position));
  }

  private static int added(Provider provider, int position) {
    if (position > 0) {
      Calls.receiver()
          .registered(provider, own -> Security.removeProvider(((Provider) own).getName()));
    }
    return position;
  }

  /** For {@link Authenticator#setDefault}. */
  public static void setDefault(Authenticator authenticator) {
    new AuthenticatorBefore().keep();
    Authenticator.setDefault(authenticator);
  }

  /** For {@link CookieHandler#setDefault}. */
  public static void setDefault(CookieHandler cookies) {
    new CookieHandlerBefore().keep();
    CookieHandler.setDefault(cookies);
  }

  /** For {@link ProxySelector#setDefault}. */
  public static void setDefault(ProxySelector proxies) {
    new ProxySelectorBefore().keep();
    ProxySelector.setDefault(proxies);
  }

  /** For {@link ResponseCache#setDefault}. */
  public static void setDefault(ResponseCache cache) {
    new ResponseCacheBefore().keep();
    ResponseCache.setDefault(cache);
  }

  /** For {@link HttpURLConnection#setFollowRedirects}. */
  public static void setFollowRedirects(boolean follow) {
    new Redirects().keep();
    HttpURLConnection.setFollowRedirects(follow);
  }

  /** For {@link URLConnection#setDefaultUseCaches(String, boolean)}. */
  public static void setDefaultUseCaches(String protocol, boolean use) {
    if (protocol != null) {
      new UseCaches(protocol.toLowerCase(Locale.ROOT)).keep();
    }
    URLConnection.setDefaultUseCaches(protocol, use);
  }

  /** For {@link URLConnection#setDefaultAllowUserInteraction}. */
  public static void setDefaultAllowUserInteraction(boolean allow) {
    new UserInteraction().keep();
    URLConnection.setDefaultAllowUserInteraction(allow);
  }

  /** For {@link SSLContext#setDefault}. */
  public static void setDefault(SSLContext context) {
    if (context != null) {
      new ContextBefore().keep();
    }
    SSLContext.setDefault(context);
  }

  /** For {@link Security#removeProvider}. */
  public static void removeProvider(String name) {
    Provider provider = name == null ? null : Security.getProvider(name);
    if (provider != null) {
      new ProviderBefore(provider).keep();
    }
    Security.removeProvider(name);
  }
}
