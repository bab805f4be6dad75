// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Live classes that a given loader has of its own, since a library asked it for them by name. They
 * stay as they were when they were loaded, whatever is saved. Thread-safe.
 */
public final class Twins {

  private static final Twins NONE = new Twins(ClassLoader.getPlatformClassLoader(), Set::of, false);

  private final ClassLoader loader;
  private final Supplier<Set<String>> listing;

  /** What it had before any library ran. */
  private final Set<String> before;

  /**
   * @param listing the names of the classes that the loader has; slow
   * @param isInUse whether it has live classes already, with which the JVM was started
   */
  Twins(ClassLoader loader, Supplier<Set<String>> listing, boolean isInUse) {
    this.loader = loader;
    this.listing = listing;
    this.before = isInUse ? Set.copyOf(listing.get()) : Set.of();
  }

  /** Of a loader that is expected to have such classes. */
  public static Twins none() {
    return NONE;
  }

  /**
   * Those of the JVM's own loader.
   *
   * @param mainClass which the JVM itself may have loaded, to start it
   */
  public static Twins ofSystem(String mainClass) {
    ClassLoader system = ClassLoader.getSystemClassLoader();
    return new Twins(system, Twins::listed, mayHave(system, mainClass));
  }

  /** Those among these, by name. */
  public Set<String> among(Collection<String> names) {
    Set<String> found = new TreeSet<>(names);
    found.removeIf(name -> before.contains(name) || !mayHave(loader, name));
    if (!found.isEmpty()) {
      found.retainAll(listing.get());
    }
    return found;
  }

  /** Tells nothing of the unnamed package. */
  private static boolean mayHave(ClassLoader loader, String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 || loader.getDefinedPackage(name.substring(0, dot)) != null;
  }

  /** As the JVM lists them for {@code jcmd}; none where it cannot be asked. */
  private static Set<String> listed() {
    try {
      return parsed(Listing.text());
    } catch (LinkageError | JMException | RuntimeException e) {
      return Set.of();
    }
  }

  /** From the line of the loader to that of the next. */
  static Set<String> parsed(String text) {
    Set<String> names = new HashSet<>();
    boolean isInside = false;
    for (String line : text.split("\n", -1)) {
      if (line.contains("+-- ")) {
        isInside = line.contains("+-- \"app\", ");
      } else if (isInside) {
        String name = line.substring(line.lastIndexOf(' ') + 1).trim();
        if (!name.isEmpty() && name.indexOf('|') < 0 && !name.endsWith(")")) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Apart, since it cannot be linked where the modules of management are absent. */
  private static final class Listing {

    private static String text() throws JMException {
      return String.valueOf(
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "vmClassloaders",
                  new Object[] {new String[] {"show-classes=true"}},
                  new String[] {String[].class.getName()}));
    }
  }
}
