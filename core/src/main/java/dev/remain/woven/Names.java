// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.SecureClassLoader;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * What code asks for by name. A class of the program is answered from the running generation, each
 * time anew; the JVM is not asked on behalf of the base, since it would remember the answer for as
 * long as the base lives. All else is what the JDK's method would have answered.
 */
public final class Names {

  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private Names() {}

  /** For {@link Class#forName(String)}. */
  public static Class<?> forName(String name) throws ClassNotFoundException {
    return Class.forName(name, true, seen(callersLoader(), name));
  }

  /** For {@link Class#forName(String, boolean, ClassLoader)}. */
  public static Class<?> forName(String name, boolean initialize, @Nullable ClassLoader loader)
      throws ClassNotFoundException {
    return Class.forName(name, initialize, seen(loader, name));
  }

  /** For {@link ClassLoader#loadClass(String)}. */
  public static Class<?> loadClass(ClassLoader loader, String name) throws ClassNotFoundException {
    ClassLoader seen = seen(loader, name);
    return (seen == null ? loader : seen).loadClass(name);
  }

  /** For the same method of a loader of another static type. */
  public static Class<?> loadClass(URLClassLoader loader, String name)
      throws ClassNotFoundException {
    return loadClass((ClassLoader) loader, name);
  }

  /** For the same method of a loader of another static type. */
  public static Class<?> loadClass(SecureClassLoader loader, String name)
      throws ClassNotFoundException {
    return loadClass((ClassLoader) loader, name);
  }

  /** For {@link MethodType#fromMethodDescriptorString}. */
  public static MethodType fromMethodDescriptorString(
      String descriptor, @Nullable ClassLoader loader) {
    ClassLoader seen = loader;
    for (int at = descriptor.indexOf('L'); at >= 0; at = descriptor.indexOf('L', at)) {
      int end = descriptor.indexOf(';', at);
      if (end < 0) {
        break;
      }
      ClassLoader other = Calls.receiver().seen(loader, descriptor.substring(at + 1, end) + CLASS);
      seen = other == null ? seen : other;
      at = end;
    }
    return MethodType.fromMethodDescriptorString(descriptor, seen);
  }

  /** For {@link MethodHandles.Lookup#findClass}, which asks the loader of its class. */
  public static Class<?> findClass(MethodHandles.Lookup lookup, String name)
      throws ClassNotFoundException, IllegalAccessException {
    ClassLoader loader = lookup.lookupClass().getClassLoader();
    ClassLoader seen = seen(loader, name);
    return seen == loader
        ? lookup.findClass(name)
        : lookup.accessClass(Class.forName(name, false, seen));
  }

  /** For {@link Proxy#newProxyInstance}: of the loader of a live interface, if there is one. */
  public static Object newProxyInstance(
      @Nullable ClassLoader loader, Class<?>[] interfaces, InvocationHandler handler) {
    ClassLoader seen = loader;
    for (Class<?> type : interfaces) {
      if (type != null && seen(loader, type.getName()) == type.getClassLoader()) {
        seen = type.getClassLoader();
      }
    }
    return Proxy.newProxyInstance(seen, interfaces, handler);
  }

  /** For {@link ServiceLoader#load(Class, ClassLoader)}: the program's own providers, too. */
  public static <S> ServiceLoader<S> load(Class<S> service, @Nullable ClassLoader loader) {
    ClassLoader seen = Calls.receiver().seen(loader, "META-INF/services/" + service.getName());
    return ServiceLoader.load(service, seen == null ? loader : seen);
  }

  /** For {@link ResourceBundle#getBundle(String)}. */
  public static ResourceBundle getBundle(String name) {
    return getBundle(name, Locale.getDefault(), callersLoader());
  }

  /** For {@link ResourceBundle#getBundle(String, Locale)}. */
  public static ResourceBundle getBundle(String name, Locale locale) {
    return getBundle(name, locale, callersLoader());
  }

  /** For {@link ResourceBundle#getBundle(String, Locale, ClassLoader)}. */
  public static ResourceBundle getBundle(String name, Locale locale, @Nullable ClassLoader loader) {
    String path = name.replace('.', '/');
    ClassLoader seen = Calls.receiver().seen(loader, path + ".properties");
    seen = seen == null ? Calls.receiver().seen(loader, path + CLASS) : seen;
    seen = seen == null ? loader : seen;
    return seen == null
        ? ResourceBundle.getBundle(name, locale)
        : ResourceBundle.getBundle(name, locale, seen);
  }

  /**
   * For {@link ClassLoader#getSystemClassLoader}: the one of the caller, which sees the program.
   */
  public static ClassLoader getSystemClassLoader() {
    ClassLoader loader = Calls.receiver().system(callersLoader());
    return loader == null ? ClassLoader.getSystemClassLoader() : loader;
  }

  /** For {@link ClassLoader#getSystemResource}. */
  public static @Nullable URL getSystemResource(String name) {
    ClassLoader loader = Calls.receiver().system(callersLoader());
    return loader == null ? ClassLoader.getSystemResource(name) : loader.getResource(name);
  }

  /** For {@link ClassLoader#getSystemResources}. */
  public static Enumeration<URL> getSystemResources(String name) throws IOException {
    ClassLoader loader = Calls.receiver().system(callersLoader());
    return loader == null ? ClassLoader.getSystemResources(name) : loader.getResources(name);
  }

  /** For {@link ClassLoader#getSystemResourceAsStream}. */
  public static @Nullable InputStream getSystemResourceAsStream(String name) {
    ClassLoader loader = Calls.receiver().system(callersLoader());
    return loader == null
        ? ClassLoader.getSystemResourceAsStream(name)
        : loader.getResourceAsStream(name);
  }

  private static final String CLASS = ".class";

  /** The loader to ask for a class of that name, in the form of {@link Class#getName}. */
  static @Nullable ClassLoader seen(@Nullable ClassLoader loader, @Nullable String name) {
    if (loader == null || name == null) {
      return loader;
    }
    int start = name.lastIndexOf('[') + 1;
    boolean isArray = start > 0 && name.endsWith(";");
    String element = isArray ? name.substring(start + 1, name.length() - 1) : name;
    ClassLoader seen = Calls.receiver().seen(loader, element.replace('.', '/') + CLASS);
    return seen == null ? loader : seen;
  }

  /** The loader of the code that was woven; frames of lambdas are passed over. */
  private static @Nullable ClassLoader callersLoader() {
    return STACK.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> type != Names.class)
                .map(Class::getClassLoader)
                .filter(loader -> loader != null)
                .findFirst()
                .orElse(null));
  }
}
