// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.host;

import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.springframework.boot.devtools.classpath.ClassPathChangedEvent;
import org.springframework.boot.devtools.classpath.ClassPathFileSystemWatcher;
import org.springframework.boot.devtools.classpath.PatternClassPathRestartStrategy;
import org.springframework.boot.devtools.filewatch.FileSystemWatcher;
import org.springframework.boot.devtools.filewatch.SnapshotStateRepository;
import org.springframework.boot.devtools.restart.FailureHandler;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Spring Boot's DevTools around a plain {@code main}: their own restarter and watcher, wired as
 * their auto-configuration wires them. Their restarter runs this main once more, in its own loader.
 */
final class DevToolsHost implements Orders.Contender {

  private static final DevToolsHost HOST = new DevToolsHost();

  /** What DevTools exclude by default. */
  private static final String EXCLUDED =
      "META-INF/maven/**,META-INF/resources/**,resources/**,static/**,public/**,templates/**,"
          + "**/*Test.class,**/*Tests.class,git.properties,META-INF/build-info.properties";

  private final GenericApplicationContext context = new GenericApplicationContext();
  private URL[] classes = {};
  private Duration poll = Duration.ZERO;
  private Duration quiet = Duration.ZERO;

  private DevToolsHost() {}

  /**
   * @param words poll interval and quiet period in milliseconds, the class directory, the main
   *     class, and the application's own arguments
   */
  public static void main(String[] words) throws Exception {
    if (Restarter.class.getClassLoader() != Thread.currentThread().getContextClassLoader()) {
      run(words[3], Arrays.copyOfRange(words, 4, words.length));
      return;
    }
    Ballast.take();
    HOST.begin(words);
    Orders.obey(HOST);
    // Does not return: the restarter ends this thread when the first run of main is over.
    Restarter.initialize(words, false, thread -> HOST.classes, true);
  }

  private void begin(String... words) throws MalformedURLException {
    poll = Duration.ofMillis(Long.parseLong(words[0]));
    quiet = Duration.ofMillis(Long.parseLong(words[1]));
    classes = new URL[] {Path.of(words[2]).toUri().toURL()};
    context.addApplicationListener(
        (ApplicationListener<ClassPathChangedEvent>)
            event -> {
              if (event.isRestartRequired()) {
                close();
                Restarter.getInstance().restart(FailureHandler.NONE);
              }
            });
    context.refresh();
    System.setProperty("bench.closes", "true");
  }

  /** As their restarter closes the context of an application. */
  private static void close() {
    if (System.getProperties().remove("bench.close") instanceof Runnable close) {
      close.run();
    }
  }

  private static void run(String mainClass, String... arguments)
      throws ReflectiveOperationException {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try {
      Class.forName(mainClass, false, loader)
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("cannot run " + mainClass, e);
    }
  }

  @Override
  public void restart() {
    Restarter.getInstance().restart();
  }

  /** As a context does when it is refreshed: the watcher of the last one stopped at its change. */
  @Override
  public void arm() {
    ClassPathFileSystemWatcher watcher =
        new ClassPathFileSystemWatcher(
            () -> new FileSystemWatcher(true, poll, quiet, SnapshotStateRepository.STATIC),
            new PatternClassPathRestartStrategy(EXCLUDED),
            classes);
    watcher.setStopWatcherOnRestart(true);
    watcher.setApplicationContext(context);
    try {
      watcher.afterPropertiesSet();
    } catch (Exception e) {
      throw new IllegalStateException("DevTools cannot watch", e);
    }
  }
}
