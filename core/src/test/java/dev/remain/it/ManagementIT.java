// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.management.MBeanServerConnection;
import javax.management.MBeanServerNotification;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who opens a console or records sees what Remain is at; until then nothing is woken for it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ManagementIT {

  private static final Pattern WOKEN =
      Pattern.compile(
          "\\] (jdk\\.jfr|jdk\\.management|java\\.lang\\.management|javax\\.management)\\.");

  @TempDir Path directory;

  private CompiledApp app() {
    return RemainRun.app(directory)
        .source(
            "acme.App",
            """
            public class App {
              public static void main(String[] args) throws Exception {
                System.out.println("version 1");
                Thread.sleep(1_000_000);
              }
            }
            """)
        .compile();
  }

  @Test
  void aConsoleSeesTheStatusAndARecordingTheRestart() throws Exception {
    Path log = directory.resolve("classes.log");
    Path recording = directory.resolve("restart.jfr");
    try (RemainRun run =
        RemainRun.of(app()).jvm("-Xlog:class+load=info:file=" + log).main("acme.App")) {
      run.prints("version 1").started(1);
      run.edit("acme.App", "version 1", "version 2").started(2);
      assertThat(woken(log, " acme.App ")).isEmpty();
      assertThat(woken(log, "never"))
          .noneMatch(line -> line.contains("java.lang.management."))
          .noneMatch(line -> line.contains("jdk.jfr.Event"));

      try (JMXConnector console = attach(run.jvm().pid())) {
        MBeanServerConnection beans = console.getMBeanServerConnection();
        ObjectName name = new ObjectName("dev.remain:type=Remain");
        awaitBean(beans, name);
        assertThat(beans.getAttribute(name, "State")).isEqualTo("RUNNING");
        assertThat(beans.getAttribute(name, "Generation")).isEqualTo(2);
        assertThat((String[]) beans.getAttribute(name, "Changed"))
            .containsExactly("acme/App.class");

        diagnose(beans, "jfrStart", "name=test", "settings=none");
        run.edit("acme.App", "version 2", "version 3").started(3);
        run.edit("acme.App", "Thread.sleep(1_000_000)", "throw new Error(\"no\")").failed(4);
        diagnose(beans, "jfrDump", "name=test", "filename=" + recording);
      }
    }

    List<RecordedEvent> events =
        RecordingFile.readAllEvents(recording).stream()
            .filter(event -> event.getEventType().getName().startsWith("dev.remain."))
            .sorted((one, other) -> one.getStartTime().compareTo(other.getStartTime()))
            .toList();
    assertThat(events)
        .extracting(event -> event.getEventType().getName() + " " + event.getInt("generation"))
        .containsExactly("dev.remain.Restart 3", "dev.remain.Restart 4", "dev.remain.Trouble 4");
    RecordedEvent restart = events.get(0);
    assertThat(restart.getDuration("total"))
        .isEqualTo(
            restart
                .getDuration("quiet")
                .plus(restart.getDuration("prepare"))
                .plus(restart.getDuration("stop"))
                .plus(restart.getDuration("clean"))
                .plus(restart.getDuration("start")))
        .isPositive();
    assertThat(events.get(2).getString("reason")).startsWith("java.lang.Error: no");
  }

  @Test
  void aJvmWithoutAnyOfItRunsAsWell() {
    try (RemainRun run = RemainRun.of(app()).jvm("--limit-modules", "java.base").main("acme.App")) {
      run.prints("version 1").started(1);
      run.edit("acme.App", "version 1", "version 2").started(2);
      assertThat(run.jvm().err()).doesNotContain("warning", "NoClassDefFound");
    }
  }

  /** Classes of the JDK's management and recorder that were loaded before such a line. */
  private static List<String> woken(Path log, String end) throws IOException {
    return Files.readAllLines(log).stream()
        .takeWhile(line -> !line.contains(end))
        .filter(line -> WOKEN.matcher(line).find())
        .toList();
  }

  @SuppressWarnings("BanJNDI") // To a process that this test has started.
  private static JMXConnector attach(long pid) throws Exception {
    VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
    try {
      return JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent()));
    } finally {
      jvm.detach();
    }
  }

  private static void awaitBean(MBeanServerConnection beans, ObjectName name) throws Exception {
    CountDownLatch isThere = new CountDownLatch(1);
    beans.addNotificationListener(
        new ObjectName("JMImplementation:type=MBeanServerDelegate"),
        (told, handback) -> {
          if (told instanceof MBeanServerNotification made && made.getMBeanName().equals(name)) {
            isThere.countDown();
          }
        },
        null,
        null);
    if (!beans.isRegistered(name)) {
      isThere.await();
    }
  }

  private static void diagnose(MBeanServerConnection beans, String command, String... arguments)
      throws Exception {
    var unused =
        beans.invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            command,
            new Object[] {arguments},
            new String[] {String[].class.getName()});
  }
}
