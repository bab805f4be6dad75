// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.util.List;

/** The call sites at which code asks for something by name. */
final class NameSites {

  private NameSites() {}

  static void addTo(CallSites sites, boolean live) {
    withLoader(sites);
    if (!live) {
      ofCaller(sites);
    }
  }

  /** What is asked for by name, with a loader that may be that of the base. */
  private static void withLoader(CallSites sites) {
    String loader = "Ljava/lang/ClassLoader;";
    String text = "Ljava/lang/String;";
    sites.redirect(
        "Names", "java/lang/Class", "forName(" + text + "Z" + loader + ")Ljava/lang/Class;");
    for (String owner :
        List.of(
            "java/lang/ClassLoader",
            "java/net/URLClassLoader",
            "java/security/SecureClassLoader")) {
      sites.redirect("Names", owner, "loadClass(" + text + ")Ljava/lang/Class;");
    }
    sites.redirect(
        "Names",
        "java/lang/ClassLoader",
        "getSystemClassLoader()" + loader,
        "getSystemResource(" + text + ")Ljava/net/URL;",
        "getSystemResources(" + text + ")Ljava/util/Enumeration;",
        "getSystemResourceAsStream(" + text + ")Ljava/io/InputStream;");
    sites.redirect(
        "Names",
        "java/lang/invoke/MethodType",
        "fromMethodDescriptorString(" + text + loader + ")Ljava/lang/invoke/MethodType;");
    sites.redirect(
        "Names",
        "java/lang/invoke/MethodHandles$Lookup",
        "findClass(" + text + ")Ljava/lang/Class;");
    sites.redirect(
        "Names",
        "java/lang/reflect/Proxy",
        "newProxyInstance("
            + loader
            + "[Ljava/lang/Class;Ljava/lang/reflect/InvocationHandler;)Ljava/lang/Object;");
    sites.redirect(
        "Names",
        "java/util/ServiceLoader",
        "load(Ljava/lang/Class;" + loader + ")Ljava/util/ServiceLoader;");
    sites.redirect(
        "Names",
        "java/util/ResourceBundle",
        "getBundle(" + text + "Ljava/util/Locale;" + loader + ")Ljava/util/ResourceBundle;");
  }

  /** What the JDK asks the loader of the calling class for, or the nearest one on the stack. */
  private static void ofCaller(CallSites sites) {
    String text = "Ljava/lang/String;";
    sites.redirect("Names", "java/lang/Class", "forName(" + text + ")Ljava/lang/Class;");
    String bundle = ")Ljava/util/ResourceBundle;";
    sites.redirect(
        "Names",
        "java/util/ResourceBundle",
        "getBundle(" + text + bundle,
        "getBundle(" + text + "Ljava/util/Locale;" + bundle);
    String stream = "java/io/ObjectInputStream";
    sites.redirect(
        "Streams",
        stream,
        "readObject()Ljava/lang/Object;",
        "readUnshared()Ljava/lang/Object;",
        "defaultReadObject()V",
        "readFields()Ljava/io/ObjectInputStream$GetField;");
    sites.redirect("Streams", "java/io/ObjectInput", "readObject()Ljava/lang/Object;");
    sites.redirectSuper(
        "Streams", stream, "resolveClass(Ljava/io/ObjectStreamClass;)Ljava/lang/Class;");
    String drivers = "java/sql/DriverManager";
    String connection = ")Ljava/sql/Connection;";
    sites.redirect(
        "Drivers",
        drivers,
        "getConnection(" + text + connection,
        "getConnection(" + text + "Ljava/util/Properties;" + connection,
        "getConnection(" + text + text + text + connection,
        "getDriver(" + text + ")Ljava/sql/Driver;",
        "drivers()Ljava/util/stream/Stream;",
        "getDrivers()Ljava/util/Enumeration;");
  }
}
