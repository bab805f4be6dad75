// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.javac;

import dev.remain.compile.round.Made;
import dev.remain.compile.round.ModuleCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
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

  /** A class, and the path of the source that it was made from. */
  record Output(String path, Made made) {}

  MemoryFiles(StandardJavaFileManager files, List<ModuleCode> visible) {
    super(files);
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
  public boolean isSameFile(FileObject one, FileObject other) {
    return one.toUri().equals(other.toUri());
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
    String name = className.replace('.', '/');
    if (kind == JavaFileObject.Kind.SOURCE) {
      return new GeneratedFile(name + kind.extension, kind);
    }
    String path = sibling instanceof SourceFile file ? file.source().path() : ModuleCode.GENERATED;
    return new SimpleJavaFileObject(URI.create("memory:///" + name + kind.extension), kind) {
      @Override
      public OutputStream openOutputStream() {
        return new ByteArrayOutputStream() {
          @Override
          public void close() {
            made.add(new Output(path, new Made(name, toByteArray())));
          }
        };
      }
    };
  }

  /** What is no class: the build writes it, when it runs. */
  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String name, @Nullable FileObject sibling) {
    String path = packageName.isEmpty() ? name : packageName.replace('.', '/') + "/" + name;
    return new GeneratedFile(path, JavaFileObject.Kind.OTHER);
  }
}
