// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.util.List;

/** The call sites at which values are set that a JVM has once. */
final class ValueSites {

  private static final String TEXT = "Ljava/lang/String;";
  private static final String LOGGING = "java/util/logging/";
  private static final String LEVEL = "(Ljava/util/logging/Level;)V";

  private ValueSites() {}

  /**
   * @param live for sites in live code
   */
  static void addTo(CallSites sites, boolean live) {
    if (live) {
      sites.redirect(
          "SystemProperties$Own",
          "java/lang/System",
          "setProperty(" + TEXT + TEXT + ")" + TEXT,
          "clearProperty(" + TEXT + ")" + TEXT);
    }
    sites.redirect(
        "SystemProperties", "java/lang/System", "setProperties(Ljava/util/Properties;)V");
    sites.redirect("JdkDefaults", "java/util/TimeZone", "setDefault(Ljava/util/TimeZone;)V");
    sites.redirect(
        "JdkDefaults",
        "java/security/Security",
        "setProperty(" + TEXT + TEXT + ")V",
        "addProvider(Ljava/security/Provider;)I",
        "insertProviderAt(Ljava/security/Provider;I)I",
        "removeProvider(" + TEXT + ")V");
    sites.redirect(
        "JdkDefaults",
        "java/lang/Thread",
        "setDefaultUncaughtExceptionHandler(Ljava/lang/Thread$UncaughtExceptionHandler;)V");
    sites.redirect("JdkDefaults", "java/net/HttpURLConnection", "setFollowRedirects(Z)V");
    sites.redirect(
        "JdkDefaults",
        "java/net/URLConnection",
        "setDefaultUseCaches(" + TEXT + "Z)V",
        "setDefaultAllowUserInteraction(Z)V");
    sites.redirect("Images", "javax/imageio/ImageIO", "setUseCache(Z)V");
    sites.redirect("Drivers", "java/sql/DriverManager", "setLoginTimeout(I)V");
    sites.redirect(
        "JdkDefaults", "javax/net/ssl/SSLContext", "setDefault(Ljavax/net/ssl/SSLContext;)V");
    for (String type :
        List.of("Authenticator", "CookieHandler", "ProxySelector", "ResponseCache")) {
      String owner = "java/net/" + type;
      sites.redirect("JdkDefaults", owner, "setDefault(L" + owner + ";)V");
    }
    sites.redirect(
        "LogListeners",
        LOGGING + "Logger",
        "setLevel" + LEVEL,
        "setUseParentHandlers(Z)V",
        "removeHandler(Ljava/util/logging/Handler;)V");
    sites.redirect(
        "LogListeners",
        LOGGING + "Handler",
        "setLevel" + LEVEL,
        "setFormatter(Ljava/util/logging/Formatter;)V");
    sites.redirect(
        "LogListeners",
        LOGGING + "LogManager",
        "reset()V",
        "readConfiguration()V",
        "readConfiguration(Ljava/io/InputStream;)V");
  }
}
