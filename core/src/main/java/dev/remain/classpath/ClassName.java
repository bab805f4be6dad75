// SPDX-License-Identifier: Apache-2.0
package dev.remain.classpath;

/**
 * The forms of a class's name: {@code com.acme.App} as programs write it, {@code com/acme/App} as
 * class files do, and {@code com/acme/App.class}, the path of its file. Stateless.
 */
public final class ClassName {

  private static final String ENDING = ".class";

  private ClassName() {}

  /** The path of its file; the name may have dots or slashes. */
  public static String path(String name) {
    return name.replace('.', '/').concat(ENDING);
  }

  /** With slashes, by the path of its file. */
  public static String internal(String path) {
    return path.substring(0, path.length() - ENDING.length());
  }

  /** With dots, by the path of its file. */
  public static String ofPath(String path) {
    return dotted(internal(path));
  }

  /** With slashes, by a name with slashes or the path of a file; empty for the unnamed one. */
  public static String packageOf(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** With dots, by the name with slashes. */
  public static String dotted(String internal) {
    return internal.replace('/', '.');
  }
}
