// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.Globs;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveLookup;
import dev.remain.classpath.ResourceName;
import dev.remain.classpath.Root;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resources by name, as the JDK's own loaders would find them: files of a snapshot; directories,
 * and what matches {@code refresh}, on the disk. Holds no loader. Thread-safe.
 */
public final class Resources {

  private final Collection<Root> roots;
  private final BaseClassLoader.FileLookup files;
  private final Globs onDisk;

  Resources(Collection<Root> roots, BaseClassLoader.FileLookup files, Globs onDisk) {
    this.roots = roots;
    this.files = files;
    this.onDisk = onDisk;
  }

  /**
   * Those of the live roots.
   *
   * @param onDisk what is read from the disk as it is
   */
  public static Resources live(LiveLookup files, Globs onDisk) {
    return new Resources(files.roots().stream().filter(Root::isLive).toList(), files::find, onDisk);
  }

  @Nullable URL first(String name) {
    for (Root root : roots) {
      URL url = find(root, name);
      if (url != null) {
        return url;
      }
    }
    return null;
  }

  /** One of each root that has it, in their order. */
  List<URL> all(String name) {
    List<URL> urls = new ArrayList<>();
    for (Root root : roots) {
      URL url = find(root, name);
      if (url != null) {
        urls.add(url);
      }
    }
    return urls;
  }

  /** The paths of the files that a name may mean. */
  Set<String> paths(String name) {
    Set<String> paths = new LinkedHashSet<>(List.of(name));
    for (Root root : roots) {
      String path = root.isArchive() ? name : ResourceName.below(root, name);
      if (path != null) {
        paths.add(path);
      }
    }
    return paths;
  }

  private @Nullable URL find(Root root, String name) {
    try {
      return root.isArchive() ? entry(root, name) : inDirectory(root, name);
    } catch (MalformedURLException | InvalidPathException e) {
      return null; // Nothing can have that name.
    }
  }

  private @Nullable URL entry(Root root, String name) {
    if (!ResourceName.isEntry(name)) {
      return null;
    }
    LiveFile file = files.find(root, name);
    file = file == null ? files.find(root, name + "/") : file;
    return file == null ? null : BytesUrl.of(file, name);
  }

  private @Nullable URL inDirectory(Root root, String name) throws MalformedURLException {
    String path = ResourceName.below(root, name);
    if (path == null) {
      return null;
    }
    boolean isRead = onDisk.matches(path);
    LiveFile file = isRead ? null : files.find(root, path);
    if (file != null) {
      return BytesUrl.of(file, name);
    }
    Path place = root.path().resolve(path);
    boolean mayBeFile = isRead && !path.endsWith("/");
    boolean isThere = mayBeFile ? Files.exists(place) : Files.isDirectory(place);
    if (!isThere && mayBeFile) {
      // A build may have deleted it for a moment; nobody knows yet that it is gone.
      LiveFile seen = files.find(root, path);
      return seen == null || !seen.isHeld() ? null : BytesUrl.of(seen, name);
    }
    return isThere ? BytesUrl.ofDisk(root, name) : null;
  }
}
