// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import dev.remain.leak.dump.PathSearch.RootPath;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a heap dump who holds loaders, which it knows by their names. Meant for a JVM of its
 * own, since it needs about 30 bytes of heap for each object of the dump.
 */
final class HolderSearch {

  private static final String CLASS_VALUES = "java.lang.ClassValue$ClassValueMap";

  private final HeapDump dump;
  private final Map<String, Holder> found = new LinkedHashMap<>();

  private HolderSearch(HeapDump dump) {
    this.dump = dump;
  }

  /**
   * Prints a line per loader, as {@link Holder#toLine} makes it.
   *
   * @param arguments the dump, then the loaders' names
   */
  public static void main(String[] arguments) {
    try {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      List<String> names = Arrays.asList(arguments).subList(1, arguments.length);
      for (Holder holder : search(Path.of(arguments[0]), names)) {
        out.println(holder.toLine());
      }
    } catch (IOException | RuntimeException e) {
      System.err.println(e);
      System.exit(1);
    }
  }

  /**
   * Searches a dump.
   *
   * @param names of loaders that have defined a class; where several have the same name, one is
   *     meant
   * @return one for each name, in order
   */
  static List<Holder> search(Path file, List<String> names) throws IOException {
    HolderSearch search = new HolderSearch(HeapDump.read(file));
    Map<String, Integer> loaders = search.loaders(names);
    List<GcRoot> roots = search.dump.roots();
    search.look(loaders, roots, false, Holder.Kind.STRONG);
    search.look(loaders, roots, true, Holder.Kind.SOFT);
    if (!loaders.keySet().equals(search.found.keySet())) {
      // who owns these maps is not in the dump, so they may also belong to a class of the loader
      search.look(loaders, search.classValueMaps(), false, Holder.Kind.STRONG);
    }
    List<Holder> holders = new ArrayList<>();
    for (String name : names) {
      Holder.Kind rest = loaders.containsKey(name) ? Holder.Kind.NONE : Holder.Kind.GONE;
      Holder none = new Holder(name, rest, List.of(), List.of());
      holders.add(search.found.getOrDefault(name, none));
    }
    return holders;
  }

  private void look(
      Map<String, Integer> loaders, List<GcRoot> roots, boolean throughSoft, Holder.Kind kind) {
    Map<String, Integer> rest = new LinkedHashMap<>(loaders);
    rest.keySet().removeAll(found.keySet());
    if (rest.isEmpty()) {
      return;
    }
    PathSearch search = new PathSearch(dump, roots, throughSoft);
    search.run(Set.copyOf(rest.values()));
    rest.forEach(
        (name, loader) -> {
          RootPath path = search.pathTo(loader);
          if (path != null) {
            PathDescription words = new PathDescription(dump, path, loader, familyOf(name));
            found.put(
                name, new Holder(name, kind, words.words(), words.everyStep(), words.isJdk()));
          }
        });
  }

  private Map<String, Integer> loaders(List<String> names) {
    Set<Long> ids = new LinkedHashSet<>();
    for (DumpClass type : dump.classes()) {
      ids.add(type.loaderId);
    }
    Map<String, Integer> loaders = new LinkedHashMap<>();
    for (long id : ids) {
      int loader = id == 0 ? -1 : dump.find(id);
      String name = loader < 0 ? null : dump.text(loader, "name");
      if (name != null && names.contains(name)) {
        loaders.put(name, loader);
      }
    }
    return loaders;
  }

  private List<GcRoot> classValueMaps() {
    List<GcRoot> maps = new ArrayList<>();
    for (int object = 0; object < dump.size(); object++) {
      @Nullable DumpClass type = dump.classOf(object);
      if (type != null && type.name.equals(CLASS_VALUES)) {
        maps.add(new GcRoot(GcRoot.Kind.CLASS_VALUES, dump.id(object), 0, 0));
      }
    }
    return maps;
  }

  /** The name without the number. */
  private static String familyOf(String name) {
    int end = name.length();
    while (end > 0 && Character.isDigit(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end);
  }
}
