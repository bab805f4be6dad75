// SPDX-License-Identifier: Apache-2.0
package dev.remain.agent;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Remain's jar as an agent that is loaded into the running process, by the JVM's own diagnostic
 * command: no helper process, and nothing to be set up. It starts the platform's MBean server (70
 * to 150 ms), and from JDK 21 on the JVM prints four lines of warning, which only an option of the
 * JVM prevents.
 *
 * @param own where Remain was loaded from, jar or directory; null if that is not known
 */
public record AgentJar(@Nullable Path own) {

  private static final String CANNOT = "the agent cannot be loaded: ";
  private static final String INSTEAD = "; -javaagent:remain-core.jar gives it from the start";

  /**
   * Loads it, unless there is an Instrumentation already.
   *
   * @return null, or why it could not be loaded, a sentence
   */
  public @Nullable String load() {
    if (RemainAgent.instrumentation() != null) {
      return null;
    }
    if (own == null || !Files.isRegularFile(own)) {
      return CANNOT
          + "Remain runs from "
          + (own == null ? "an unknown place" : own)
          + ", and not from its jar"
          + INSTEAD;
    }
    try {
      Object answer = command(own.toAbsolutePath().toString());
      return RemainAgent.instrumentation() == null ? refused(String.valueOf(answer)) : null;
    } catch (JMException | RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return refused(String.valueOf(cause.getMessage()));
    } catch (NoClassDefFoundError e) {
      return refused("this JVM was made without java.management");
    }
  }

  private static String refused(String answer) {
    return CANNOT + String.join(" ", answer.strip().split("\\s+", -1)) + INSTEAD;
  }

  private static Object command(String jar) throws JMException {
    return ManagementFactory.getPlatformMBeanServer()
        .invoke(
            new ObjectName("com.sun.management:type=DiagnosticCommand"),
            "jvmtiAgentLoad",
            new Object[] {new String[] {jar}},
            new String[] {String[].class.getName()});
  }
}
