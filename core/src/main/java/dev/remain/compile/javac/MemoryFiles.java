// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.javac;

import dev.remain.compile.round.ByProduct;
import dev.remain.compile.round.ByProducts;
import dev.remain.compile.round.Content;
import dev.remain.compile.round.Made;
import dev.remain.compile.round.ModuleCode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The files of one compilation: classes of modules by their packages, before those of the class
 * path; no sources but those that are given. Confined to one thread.
 */
final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {

  private final Map<String, List<JavaFileObject>> classes = new HashMap<>();
  private final List<Output> made = new ArrayList<>();
  private final Map<ByProduct, GeneratedFile> written = new TreeMap<>();
  private final @Nullable ClassOutput output;
  private final Set<String> own;
  private final Charset charset;
  private final @Nullable ProcessorLoaders loaders;

  /** A class, and the path of the source that it was made from. */
  record Output(String path, Made made) {}

  /**
   * @param output what processors may read, if there are any
   * @param own paths of what processors wrote there before
   * @param charset of what processors write as text
   * @param loaders of processors that are kept, or null
   */
  MemoryFiles(
      StandardJavaFileManager files,
      List<ModuleCode> visible,
      @Nullable ClassOutput output,
      Set<String> own,
      Charset charset,
      @Nullable ProcessorLoaders loaders) {
    super(files);
    this.loaders = loaders;
    this.output = output;
    this.own = Set.copyOf(own);
    this.charset = charset;
    Set<String> names = new HashSet<>();
    for (ModuleCode module : visible) {
      for (Made one : module.classes().values()) {
        if (names.add(one.name())) {
          int end = one.name().lastIndexOf('/');
          String directory = end < 0 ? "" : one.name().substring(0, end);
          classes.computeIfAbsent(directory, key -> new ArrayList<>()).add(new ClassBytes(one));
        }
      }
    }
  }

  List<Output> made() {
    return made;
  }

  /** What processors wrote beside classes. */
  Map<ByProduct, Content> byProducts() {
    Map<ByProduct, Content> all = new HashMap<>();
    written.forEach(
        (file, content) -> {
          byte[] bytes = content.written();
          if (bytes != null) {
            all.put(file, new Content(bytes));
          }
        });
    return all;
  }

  /** Paths of resources that were read as they are there, though a clean build may have others. */
  Set<String> doubtful() {
    Set<String> paths = new HashSet<>();
    written.forEach(
        (file, content) -> {
          boolean isRead = content.wasRead() && file.place() == ByProduct.Place.CLASSES;
          if (isRead
              && output != null
              && !own.contains(file.path())
              && output.isOther(file.path())) {
            paths.add(file.path());
          }
        });
    return paths;
  }

  /** Paths of resources that were written. */
  Set<String> resources() {
    return new ByProducts(byProducts(), Set.of()).resources();
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurses)
      throws IOException {
    if (location == StandardLocation.SOURCE_PATH) {
      return List.of();
    }
    if (location != StandardLocation.CLASS_PATH) {
      return super.list(location, packageName, kinds, recurses);
    }
    List<JavaFileObject> found = new ArrayList<>();
    if (kinds.contains(JavaFileObject.Kind.CLASS)) {
      found.addAll(classes.getOrDefault(packageName.replace('.', '/'), List.of()));
    }
    Set<JavaFileObject.Kind> others = EnumSet.copyOf(kinds);
    others.remove(JavaFileObject.Kind.SOURCE);
    if (!others.isEmpty()) {
      super.list(location, packageName, others, recurses).forEach(found::add);
    }
    return found;
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof ClassBytes bytes
        ? bytes.binaryName()
        : super.inferBinaryName(location, file);
  }

  @Override
  public @Nullable ClassLoader getClassLoader(Location location) {
    return loaders == null
        ? super.getClassLoader(location)
        : loaders.get(location.getName(), () -> super.getClassLoader(location));
  }

  @Override
  public boolean isSameFile(FileObject one, FileObject other) {
    return one.toUri().equals(other.toUri());
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
    String name = className.replace('.', '/');
    if (kind == JavaFileObject.Kind.SOURCE) {
      return byProduct(ByProduct.Place.SOURCES, name + kind.extension, kind);
    }
    String path = sibling instanceof SourceFile file ? file.source().path() : ModuleCode.GENERATED;
    return new WrittenClass(
        uri(name + kind.extension), bytes -> made.add(new Output(path, new Made(name, bytes))));
  }

  /**
   * What processors write comes this way since Java 18; what javac makes of a source itself by the
   * one above.
   */
  @SuppressWarnings("MissingOverride") // there is none in Java 17
  public JavaFileObject getJavaFileForOutputForOriginatingFiles(
      Location location, String className, JavaFileObject.Kind kind, FileObject... origins) {
    return getJavaFileForOutput(location, className, kind, null);
  }

  /** Processors read what was there by it, too. */
  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String name, @Nullable FileObject sibling) {
    String path = path(packageName, name);
    return location == StandardLocation.CLASS_OUTPUT
        ? byProduct(ByProduct.Place.CLASSES, path, JavaFileObject.Kind.OTHER)
        : new GeneratedFile(uri(path), JavaFileObject.Kind.OTHER, charset, nothing(path));
  }

  @Override
  public @Nullable FileObject getFileForInput(Location location, String packageName, String name)
      throws IOException {
    String path = path(packageName, name);
    boolean isOurs =
        location == StandardLocation.CLASS_OUTPUT || location == StandardLocation.CLASS_PATH;
    return isOurs && output != null && output.has(path, own)
        ? byProduct(ByProduct.Place.CLASSES, path, JavaFileObject.Kind.OTHER)
        : super.getFileForInput(location, packageName, name);
  }

  /** The same one each time that it is asked for. */
  private GeneratedFile byProduct(ByProduct.Place place, String path, JavaFileObject.Kind kind) {
    ClassOutput from = place == ByProduct.Place.CLASSES ? output : null;
    GeneratedFile.Former former = from == null ? nothing(path) : () -> from.read(path, own);
    return written.computeIfAbsent(
        new ByProduct(place, path), key -> new GeneratedFile(uri(path), kind, charset, former));
  }

  private static GeneratedFile.Former nothing(String path) {
    return () -> {
      throw new NoSuchFileException(path);
    };
  }

  /** Below the place; nothing leads out of it. */
  private static String path(String packageName, String name) {
    String path = packageName.isEmpty() ? name : packageName.replace('.', '/') + "/" + name;
    String normal = uri(path).normalize().getPath();
    if (normal.startsWith("/..")) {
      throw new IllegalArgumentException("it leads out of its place: " + path);
    }
    return normal.substring(1);
  }

  private static URI uri(String path) {
    try {
      return new URI("memory", "", "/" + path, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no name of a file: " + path, e);
    }
  }
}
