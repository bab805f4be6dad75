// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The one check of the names by which resources are looked up. A program may hand on what strangers
 * have written, and relies on its class loader to find nothing outside of the class path. What the
 * JDK's own loaders call absent is absent here, and what they find is found: over a directory they
 * resolve a name as a URL first and as a file then, and both must lie below the directory. Links
 * are followed, but not by a name with two dots in a row.
 */
public final class ResourceName {

  /** Characters besides letters and digits that the JDK leaves as they are in a URL's path. */
  private static final String UNCHANGED = "/:@&=+$,-_.!~*'()";

  private ResourceName() {}

  /**
   * Whether a name is the path of something below a root as it stands, whatever the root: names
   * with one slash between them. Only such a name is looked for in a snapshot, or read for one.
   */
  public static boolean isPath(String name) {
    int start = 0; // of the part that is looked at
    for (int i = 0; i <= name.length(); i++) {
      char c = i == name.length() ? '/' : name.charAt(i);
      if (c == '/') {
        if (i == start
            || (i - start <= 2 && name.charAt(start) == '.' && name.charAt(i - 1) == '.')) {
          return false;
        }
        start = i + 1;
      } else if (c == 0 || (File.separatorChar == '\\' && (c == '\\' || c == ':'))) {
        return false;
      }
    }
    return true;
  }

  /**
   * What a name means in a directory.
   *
   * @return a path below the root, empty for the root itself, with a slash at its end if only a
   *     directory can be meant; null if there can be nothing of that name
   */
  public static @Nullable String below(Root root, String name) {
    if (isPath(name) && name.indexOf(':') < 0 && !name.contains("..")) {
      return name;
    }
    try {
      URL base = directory(root);
      if (name.indexOf('\0') >= 0 || !isBelow(base, new URL(base, encoded(name)))) {
        return null;
      }
      File directory = root.path().toFile();
      File file = new File(directory, name.replace('/', File.separatorChar));
      if (name.contains("..")) {
        Path real = directory.getCanonicalFile().toPath();
        Path found = file.getCanonicalFile().toPath();
        return found.startsWith(real) ? text(real.relativize(found)) : null;
      }
      String rest = name.replaceAll("/+$", "");
      boolean isDirectory = rest.equals(".") || rest.endsWith("/.");
      String path = text(root.path().relativize(file.toPath().normalize()));
      return isDirectory && !path.isEmpty() ? path + "/" : path;
    } catch (IOException | InvalidPathException e) {
      return null; // No URL, or no file, can have that name.
    }
  }

  private static boolean isBelow(URL base, URL url) {
    return url.getFile().startsWith(base.getFile());
  }

  private static String text(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  /** Whether an archive can answer an entry of that name: it must not be a URL of its own. */
  public static boolean isEntry(String name) {
    try {
      return name.indexOf(':') < 0 || new URL(new URL("file:/"), encoded(name)).getPath() != null;
    } catch (MalformedURLException e) {
      return false;
    }
  }

  /** The URL of a root that is a directory; it ends with a slash, whether it is there or not. */
  public static URL directory(Root root) throws MalformedURLException {
    URL url = root.path().toUri().toURL();
    String text = url.toExternalForm();
    return text.endsWith("/") ? url : new URL(text + "/");
  }

  /** The name as the JDK writes it in the URL of a resource. */
  public static String encoded(String name) {
    StringBuilder text = new StringBuilder(name.length());
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean isKept = c < 0x80 && (Character.isLetterOrDigit(c) || UNCHANGED.indexOf(c) >= 0);
      if (isKept) {
        text.append(c);
      } else {
        text.append('%')
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      }
    }
    return text.toString();
  }
}
