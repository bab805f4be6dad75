// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.ClassName;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.ResourceName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * One archive of the base. It is opened where it lies, and soon after read from a private copy, so
 * that a build may overwrite it while this base is in use. Opened on first use, closed with the
 * collection of its last reader. Thread-safe.
 */
final class BaseJar {

  private final Path path;
  private @Nullable Opened opened;
  private boolean broken;

  BaseJar(Path path) {
    this.path = path;
  }

  /** An open archive, where it is said to lie, and what its file looked like when it was opened. */
  private record Opened(
      SharedJar jar,
      URL url,
      URLStreamHandler handler,
      long size,
      long modified,
      @Nullable Manifest manifest,
      boolean copy) {}

  Path path() {
    return path;
  }

  /** The bytes and origin of an entry, or null. */
  @Nullable Entry read(String name) throws IOException {
    Opened now = open();
    JarEntry entry = now == null ? null : now.jar().getJarEntry(name);
    if (now == null || entry == null) {
      return null;
    }
    try (InputStream in = now.jar().getInputStream(entry)) {
      return new Entry(
          in.readAllBytes(), new DefiningClassLoader.Origin(now.url(), now.manifest()));
    }
  }

  record Entry(byte[] bytes, DefiningClassLoader.Origin origin) {}

  boolean has(String name) {
    Opened now = open();
    return now != null && now.jar().getJarEntry(name) != null;
  }

  /** Those that it has classes in, with {@code /}. */
  Set<String> packages() {
    Set<String> packages = new HashSet<>();
    Opened now = open();
    if (now != null) {
      now.jar().stream()
          .map(JarEntry::getName)
          .filter(name -> LiveFile.isClass(name) && !name.startsWith("META-INF/"))
          .forEach(name -> packages.add(ClassName.packageOf(name)));
    }
    return packages;
  }

  /** The URL of an entry, which names the original and reads what this base reads; or null. */
  @Nullable URL find(String name) {
    Opened now = ResourceName.isEntry(name) ? open() : null;
    if (now == null || now.jar().getJarEntry(name) == null) {
      return null;
    }
    try {
      return new URL("jar", "", -1, now.url() + "!/" + ResourceName.encoded(name), now.handler());
    } catch (MalformedURLException e) {
      return null;
    }
  }

  private synchronized @Nullable Opened open() {
    if (opened == null && !broken) {
      try {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        opened = open(path, attributes, false);
      } catch (IOException e) {
        broken = true; // As for the JVM: an archive that cannot be opened holds nothing.
      }
    }
    return opened;
  }

  private Opened open(Path file, BasicFileAttributes original, boolean copy) throws IOException {
    // The name of a copy is taken away as soon as it is open, so that no copy outlives the JVM.
    int mode = copy ? ZipFile.OPEN_READ | ZipFile.OPEN_DELETE : ZipFile.OPEN_READ;
    SharedJar jar = new SharedJar(file, mode);
    return new Opened(
        jar,
        BytesUrl.ofDisk(path),
        new Entries(),
        original.size(),
        original.lastModifiedTime().toMillis(),
        jar.getManifest(),
        copy);
  }

  /**
   * An archive that was just written: read from a copy from the start, since the JDK remembers open
   * archives by name and time, and the time may not have moved.
   */
  static BaseJar rewritten(Path path) {
    BaseJar jar = new BaseJar(path);
    try {
      Opened copy = jar.openCopy();
      synchronized (jar) {
        jar.opened = copy;
      }
    } catch (IOException e) {
      // No room for a copy, or the archive is gone: it is opened where it lies, if at all.
    }
    return jar;
  }

  /**
   * Reads from a private copy from now on; stays as it is if the file changed since it was opened.
   */
  void copy() {
    Opened now = isReleased() ? null : open();
    if (now == null || now.copy()) {
      return;
    }
    try {
      Opened copy = openCopy();
      if (copy.size() == now.size() && copy.modified() == now.modified()) {
        synchronized (this) {
          opened = copy;
        }
      } else {
        copy.jar().release();
      }
    } catch (IOException e) {
      // No room for a copy: the original goes on being read.
    }
  }

  private Opened openCopy() throws IOException {
    Path copy = Files.createTempFile("remain-", ".jar");
    try {
      Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
      return open(copy, Files.readAttributes(path, BasicFileAttributes.class), true);
    } catch (IOException e) {
      Files.deleteIfExists(copy);
      throw e;
    }
  }

  /** Whether the archive lies in a local repository in its released form, which never changes. */
  private boolean isReleased() {
    String name = path.toString().replace('\\', '/');
    return (name.contains("/.m2/repository/") || name.contains("/.gradle/caches/"))
        && !name.contains("-SNAPSHOT");
  }

  /** An archive that its readers cannot close for each other. */
  private static final class SharedJar extends JarFile {
    SharedJar(Path file, int mode) throws IOException {
      super(file.toFile(), false, mode, JarFile.runtimeVersion());
    }

    @Override
    public void close() {}

    void release() throws IOException {
      super.close();
    }
  }

  private final class Entries extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      return new EntryConnection(url);
    }
  }

  /** Reads through the open archive, past the JDK's cache of archives by name. */
  private final class EntryConnection extends JarURLConnection {
    EntryConnection(URL url) throws MalformedURLException {
      super(url);
    }

    @Override
    public void connect() {
      connected = true;
    }

    @Override
    public JarFile getJarFile() throws IOException {
      Opened now = open();
      if (now == null) {
        throw new IOException("cannot open " + path);
      }
      return now.jar();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      JarFile jar = getJarFile();
      String name = getEntryName();
      JarEntry entry = name == null ? null : jar.getJarEntry(name);
      if (entry == null) {
        throw new java.io.FileNotFoundException(getURL().toString());
      }
      return jar.getInputStream(entry);
    }

    @Override
    public String getContentType() {
      String type = guessContentTypeFromName(getEntryName());
      return type == null ? "content/unknown" : type;
    }

    @Override
    public long getContentLengthLong() {
      try {
        JarEntry entry = getJarEntry();
        return entry == null ? -1 : entry.getSize();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public int getContentLength() {
      long length = getContentLengthLong();
      return length > Integer.MAX_VALUE ? -1 : (int) length;
    }

    @Override
    public long getLastModified() {
      return path.toFile().lastModified();
    }
  }
}
