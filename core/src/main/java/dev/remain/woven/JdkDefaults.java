// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.net.HttpURLConnection;
import java.security.Security;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** Defaults of the JDK that are plain values: what a generation sets there is for itself. */
public final class JdkDefaults {

  private JdkDefaults() {}

  private static final class Zone extends Former {
    private final TimeZone zone = TimeZone.getDefault();

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

  /** For {@link HttpURLConnection#setFollowRedirects}. */
  public static void setFollowRedirects(boolean follow) {
    new Redirects().keep();
    HttpURLConnection.setFollowRedirects(follow);
  }
}
