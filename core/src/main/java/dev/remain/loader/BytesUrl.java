// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.LiveFile;
import dev.remain.classpath.ResourceName;
import dev.remain.classpath.Root;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/**
 * URLs of live resources. They look like the file's own, and read what the file held when its
 * generation was made.
 */
final class BytesUrl {

  private BytesUrl() {}

  static URL of(LiveFile file) {
    return of(file, file.path());
  }

  /**
   * The URL of a file as the JDK writes it for the name by which it was asked for.
   *
   * @param name that {@link ResourceName} has let pass
   */
  static URL of(LiveFile file, String name) {
    try {
      Root root = file.root();
      return root.isArchive()
          ? new URL("jar", "", -1, ofDisk(root.path()) + "!/" + encoded(name), new Bytes(file))
          : new URL(null, ofDisk(root, name).toExternalForm(), new Bytes(file));
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("'name' must be a resource's, was " + name, e);
    }
  }

  /** The same for what is read from the disk as it is then. */
  static URL ofDisk(Root directory, String name) throws MalformedURLException {
    return new URL(ResourceName.directory(directory), encoded(name));
  }

  /** The plain URL of a file or directory, read from the disk as it is then. */
  static URL ofDisk(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(
          "'path' must be of the default file system, was " + path, e);
    }
  }

  /** Where a root lies: a directory's URL ends with a slash, whether it is there or not. */
  static URL ofRoot(Root root) {
    try {
      return root.isArchive() ? ofDisk(root.path()) : ResourceName.directory(root);
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("'root' must be a place on disk, was " + root, e);
    }
  }

  private static String encoded(String name) {
    return ResourceName.encoded(name);
  }

  private static final class Bytes extends URLStreamHandler {
    private final LiveFile file;

    Bytes(LiveFile file) {
      this.file = file;
    }

    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      return file.root().isArchive()
          ? new EntryConnection(url, file)
          : new BytesConnection(url, file);
    }
  }

  /** For an entry of a live archive; the archive as a whole is the one on disk. */
  private static final class EntryConnection extends JarURLConnection {
    private final LiveFile file;

    EntryConnection(URL url, LiveFile file) throws MalformedURLException {
      super(url);
      this.file = file;
    }

    @Override
    public void connect() {
      connected = true;
    }

    @Override
    public JarFile getJarFile() throws IOException {
      return new JarFile(
          file.root().path().toFile(), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(file.bytes());
    }

    @Override
    public long getContentLengthLong() {
      return file.bytes().length;
    }

    @Override
    public int getContentLength() {
      return file.bytes().length;
    }

    @Override
    public long getLastModified() {
      return file.root().path().toFile().lastModified();
    }
  }

  private static final class BytesConnection extends URLConnection {
    private final LiveFile file;

    BytesConnection(URL url, LiveFile file) {
      super(url);
      this.file = file;
    }

    @Override
    public void connect() {
      connected = true;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(file.bytes());
    }

    @Override
    public long getContentLengthLong() {
      return file.bytes().length;
    }

    @Override
    public int getContentLength() {
      return file.bytes().length;
    }

    @Override
    public String getContentType() {
      String type = guessContentTypeFromName(file.path());
      return type == null ? "content/unknown" : type;
    }

    @Override
    public long getLastModified() {
      return file.root().path().resolve(file.path()).toFile().lastModified();
    }
  }
}
