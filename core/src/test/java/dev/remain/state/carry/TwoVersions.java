// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.fixtures.CompiledApp;
import dev.remain.state.carry.type.NextTypes;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program before and after an edit, each in a loader of its own. {@code acme.Before.make()} makes
 * what is carried, and {@code acme.After.show(Object)} says what came of it.
 */
final class TwoVersions {

  private static final Path PRODUCT = Path.of(System.getProperty("remaintest.classes"));

  private final CompiledApp before;
  private final CompiledApp after;
  private final Map<String, String> renamed = new HashMap<>();
  private ClassLoader parent = TwoVersions.class.getClassLoader();
  private @Nullable URLClassLoader old;
  private @Nullable URLClassLoader next;
  private @Nullable CarryReport report;

  private TwoVersions(Path directory) {
    this.before = CompiledApp.in(directory.resolve("before")).classPath(PRODUCT);
    this.after = CompiledApp.in(directory.resolve("after")).classPath(PRODUCT);
  }

  static TwoVersions in(Path directory) {
    return new TwoVersions(directory);
  }

  /** Adds a library, which both see. */
  TwoVersions library(Path classes) {
    before.classPath(classes);
    after.classPath(classes);
    parent = new URLClassLoader(new URL[] {url(classes)}, parent);
    return this;
  }

  TwoVersions before(String className, String source) {
    before.source("acme." + className, source);
    return this;
  }

  TwoVersions after(String className, String source) {
    after.source("acme." + className, source);
    return this;
  }

  TwoVersions both(String className, String source) {
    return before(className, source).after(className, source);
  }

  /** The expression that makes what is carried, before the edit. */
  TwoVersions make(String expression) {
    return before(
        "Before",
        "import java.util.*; import java.util.concurrent.*; import java.util.concurrent.atomic.*;"
            + " public class Before { public static Object make() throws Exception { "
            + (expression.contains(";") ? expression : "return " + expression + ";")
            + " } }");
  }

  /** The expression of {@code it} that says what came of it, after the edit. */
  TwoVersions show(String type, String expression) {
    return after(
        "After",
        "import java.util.*; import java.util.concurrent.*; import java.util.concurrent.atomic.*;"
            + " public class After { @SuppressWarnings(\"unchecked\")"
            + " public static Object show(Object any) throws Exception { "
            + type
            + " it = ("
            + type
            + ") any; return "
            + expression
            + "; } }");
  }

  /** A class that was called otherwise before. */
  TwoVersions renamed(String from, String to) {
    renamed.put("acme." + from, "acme." + to);
    return this;
  }

  /** What came of it, in the words of the edited program. */
  String carried() {
    return String.valueOf(call(next(), "After", "show", copy(call(old(), "Before", "make"))));
  }

  /** What came of it. */
  @Nullable Object copy(@Nullable Object made) {
    Copier copier = copier();
    Object copy = copier.carry("acme.App", "root", made);
    report = copier.report();
    return copy;
  }

  Copier copier() {
    ClassLoader going = old();
    Copier copier = new Copier(new NextTypes(loader -> loader == going, next(), renamed::get));
    copier.constants(oldClasses());
    return copier;
  }

  /** All of them, whether they are initialised or not. */
  private List<Class<?>> oldClasses() {
    try (Stream<Path> files = Files.walk(before.classes())) {
      List<Class<?>> classes = new ArrayList<>();
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String path = before.classes().relativize(file).toString();
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        classes.add(Class.forName(name, false, old()));
      }
      return classes;
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** A line for each type, of the latest copy. */
  List<String> notes() {
    return report().notes();
  }

  CarryReport report() {
    CarryReport made = report;
    if (made == null) {
      throw new IllegalStateException("nothing was copied");
    }
    return made;
  }

  @Nullable Object make() {
    return call(old(), "Before", "make");
  }

  URLClassLoader old() {
    URLClassLoader loader = old;
    if (loader == null) {
      loader = load(before);
      old = loader;
    }
    return loader;
  }

  URLClassLoader next() {
    URLClassLoader loader = next;
    if (loader == null) {
      loader = load(after);
      next = loader;
    }
    return loader;
  }

  /** Lets go of the old version. */
  ClassLoader forgetOld() {
    ClassLoader going = old();
    old = null;
    return going;
  }

  private URLClassLoader load(CompiledApp app) {
    return new URLClassLoader(new URL[] {url(app.compile().classes())}, parent);
  }

  private static URL url(Path directory) {
    try {
      return directory.toUri().toURL();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static @Nullable Object call(
      ClassLoader loader, String type, String name, @Nullable Object... arguments) {
    try {
      for (Method method : loader.loadClass("acme." + type).getMethods()) {
        if (method.getName().equals(name)) {
          return method.invoke(null, arguments);
        }
      }
      throw new AssertionError("no method " + name + " in " + type);
    } catch (InvocationTargetException e) {
      throw new AssertionError(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
