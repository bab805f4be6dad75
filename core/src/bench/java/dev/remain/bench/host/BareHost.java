// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.host;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * The least that any reloader in a JVM does: a new {@code URLClassLoader} over the class directory,
 * and a new thread that runs {@code main} in it. Nothing is watched, ended or cleaned up.
 */
final class BareHost implements Orders.Contender {

  private final URL classes;
  private final String mainClass;
  private final String[] arguments;

  private BareHost(URL classes, String mainClass, String... arguments) {
    this.classes = classes;
    this.mainClass = mainClass;
    this.arguments = arguments;
  }

  /**
   * @param words the class directory, the main class, and the application's own arguments
   */
  public static void main(String[] words) throws Exception {
    Ballast.take();
    String[] arguments = new String[words.length - 2];
    System.arraycopy(words, 2, arguments, 0, arguments.length);
    BareHost host = new BareHost(url(words[0]), words[1], arguments);
    host.restart();
    Orders.obey(host);
  }

  private static URL url(String directory) throws MalformedURLException {
    return Path.of(directory).toUri().toURL();
  }

  @Override
  public void restart() {
    ClassLoader loader = new URLClassLoader(new URL[] {classes}, BareHost.class.getClassLoader());
    Thread thread = new Thread(() -> run(loader), "main");
    thread.setContextClassLoader(loader);
    thread.start();
  }

  private void run(ClassLoader loader) {
    try {
      Class.forName(mainClass, false, loader)
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot run " + mainClass, e);
    }
  }
}
