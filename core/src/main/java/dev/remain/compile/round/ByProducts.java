// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What processors of one module write beside its classes. Immutable.
 *
 * @param files as they are there
 * @param left what is for the build to write, since nobody knows what comes of it
 */
public record ByProducts(Map<ByProduct, Content> files, Set<ByProduct> left) {

  public static final ByProducts NONE = new ByProducts(Map.of(), Set.of());

  public ByProducts {
    files = Map.copyOf(files);
    left = Set.copyOf(left);
  }

  /** Of those that are resources, the paths. */
  public Set<String> resources() {
    Set<String> paths = new HashSet<>();
    for (Set<ByProduct> some : List.of(files.keySet(), left)) {
      for (ByProduct one : some) {
        if (one.place() == ByProduct.Place.CLASSES) {
          paths.add(one.path());
        }
      }
    }
    return paths;
  }

  /**
   * Once a module was compiled as a whole. A source of which the same classes come stays as it is:
   * there may be a time in it.
   *
   * @param made all that processors wrote
   * @param before classes of the module by name, and so {@code after}
   */
  ByProducts next(Map<ByProduct, Content> made, Map<String, Made> before, Map<String, Made> after) {
    Map<ByProduct, Content> next = new HashMap<>();
    made.forEach(
        (file, content) -> {
          if (!left.contains(file)) {
            Content old = files.get(file);
            boolean isKept =
                old != null
                    && file.place() == ByProduct.Place.SOURCES
                    && isSame(file.path(), before, after);
            next.put(file, isKept ? old : content);
          }
        });
    return new ByProducts(next, left);
  }

  private static boolean isSame(String path, Map<String, Made> before, Map<String, Made> after) {
    String name = path.substring(0, path.length() - ".java".length());
    Set<String> names = new HashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String one : names) {
      if (one.equals(name) || one.startsWith(name + "$")) {
        Made old = before.get(one);
        Made now = after.get(one);
        if (old == null || now == null || !old.isSameAs(now)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether these are there, of sources only the names: there may be a time in one. */
  boolean haveAll(Map<ByProduct, Content> made) {
    for (Map.Entry<ByProduct, Content> entry : made.entrySet()) {
      Content known = files.get(entry.getKey());
      boolean isThere =
          known != null
              && (entry.getKey().place() == ByProduct.Place.SOURCES
                  || known.equals(entry.getValue()));
      if (!isThere && !left.contains(entry.getKey())) {
        return false;
      }
    }
    return true;
  }
}
