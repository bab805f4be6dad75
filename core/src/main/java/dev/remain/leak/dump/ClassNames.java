// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What classes of a dump are called: the same in every dump, though the JDK numbers those that it
 * makes itself, some of them by loader. Confined to one thread.
 */
final class ClassNames {

  private static final String PLATFORM = "jdk.internal.loader.ClassLoaders$PlatformClassLoader";

  private static final Pattern LAMBDA = Pattern.compile("(.+?)\\$\\$Lambda\\b.*");
  private static final Pattern PROXY = Pattern.compile("(?:.*\\.)?\\$Proxy\\d+");
  private static final Pattern HIDDEN = Pattern.compile("(.+?)[./+]0x[0-9a-f]+");
  private static final Pattern ACCESSOR =
      Pattern.compile("(.*\\.Generated(?:Serialization)?(?:Constructor|Method)Accessor)\\d+");

  /** What of a proxy's methods are every object's. */
  private static final String ANY = "java.lang.Object";

  private final HeapDump dump;

  ClassNames(HeapDump dump) {
    this.dump = dump;
  }

  /** Whether the JDK's own loaders have it. */
  boolean isOfJdk(DumpClass type) {
    if (type.loaderId == 0) {
      return true;
    }
    int loader = dump.find(type.loaderId);
    return loader >= 0 && dump.isInstanceOf(loader, PLATFORM);
  }

  String of(DumpClass type) {
    String name = type.name;
    int dimensions = 0;
    while (name.startsWith("[")) {
      name = name.substring(1);
      dimensions++;
    }
    if (dimensions > 0 && name.startsWith("L") && name.endsWith(";")) {
      name = name.substring(1, name.length() - 1);
    }
    return unnumbered(name, type) + "[]".repeat(dimensions);
  }

  private String unnumbered(String name, DumpClass type) {
    if (PROXY.matcher(name).matches()) {
      String face = interfaceOf(type);
      return face == null ? "a proxy" : "a proxy of " + face;
    }
    Matcher lambda = LAMBDA.matcher(name);
    if (lambda.matches()) {
      return "a lambda of " + lambda.group(1);
    }
    Matcher hidden = HIDDEN.matcher(name);
    Matcher accessor = ACCESSOR.matcher(name);
    if (hidden.matches()) {
      return hidden.group(1);
    }
    return accessor.matches() ? accessor.group(1) : name;
  }

  /** A dump does not say what a class implements; but a proxy keeps the methods that it has. */
  private @Nullable String interfaceOf(DumpClass proxy) {
    TreeSet<String> faces = new TreeSet<>();
    TreeSet<String> own = new TreeSet<>();
    for (DumpClass.Static each : proxy.statics) {
      int method = dump.find(each.value());
      int declaring =
          method < 0 || !dump.isInstanceOf(method, "java.lang.reflect.Method")
              ? -1
              : dump.follow(method, "clazz");
      DumpClass face = declaring < 0 ? null : dump.classWithId(dump.id(declaring));
      if (face != null && !face.name.equals(ANY)) {
        (isOfJdk(face) ? faces : own).add(face.name);
      }
    }
    TreeSet<String> best = own.isEmpty() ? faces : own;
    return best.isEmpty() ? null : best.first();
  }
}
