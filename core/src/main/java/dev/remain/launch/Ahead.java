// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import dev.remain.thread.RemainThreads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Has those classes of Remain read and verified that a start comes to need, on a thread beside it:
 * most of what a cold JVM does until {@code main} is entered is that, and a second processor has
 * nothing else to do. Nothing depends on it. What it has not come to yet is loaded where it is
 * used, and what cannot be loaded shows there.
 */
public final class Ahead implements Runnable {

  /** Names of classes in the order in which a start needs them, a line each. */
  private static final String LIST = "ahead.txt";

  private Ahead() {}

  public static void start(RemainThreads threads) {
    threads.own("ahead", new Ahead()).start();
  }

  @Override
  public void run() {
    String list = list();
    ClassLoader loader = Ahead.class.getClassLoader();
    int start = 0;
    for (int end = list.indexOf('\n'); end >= 0; end = list.indexOf('\n', start)) {
      link(list.substring(start, end), loader);
      start = end + 1;
    }
  }

  /** Without initialising it, since two threads that do so in different orders wait for ever. */
  private static void link(String name, ClassLoader loader) {
    try {
      var unused = Class.forName(name, false, loader).getDeclaredConstructors();
    } catch (ClassNotFoundException | LinkageError e) {
      // It shows where it is used, if it is.
    }
  }

  /** Not through a URL: what the JDK has for those of archives takes longer than many a class. */
  private static String list() {
    Path own = ProgramPath.own();
    if (own == null || !own.toString().endsWith(".jar")) {
      return ""; // Nothing but a test runs from class directories.
    }
    try (ZipFile jar = new ZipFile(own.toFile())) {
      String directory = Ahead.class.getPackageName().replace('.', '/');
      ZipEntry entry = jar.getEntry(directory + "/" + LIST);
      return entry == null
          ? ""
          : new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
