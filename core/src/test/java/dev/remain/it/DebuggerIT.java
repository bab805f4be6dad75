// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.Location;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.ClassPrepareRequest;
import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A debugger stays attached, and its breakpoints stay set, as IDEs set them: by names. */
class DebuggerIT {

  private static final String CLASS = "acme.App";
  private static final int LINE = 4;

  private static final Pattern LISTENING =
      Pattern.compile("Listening for transport dt_socket at address: (\\d+)");

  @TempDir Path directory;

  @Test
  void aBreakpointSetBeforeARestartHitsAfterIt() throws Exception {
    CompiledApp app =
        RemainRun.app(directory)
            .source(
                CLASS,
                """
                public class App {
                  public static void main(String[] args) throws Exception {
                    String text = "version 1";
                    System.out.println(text);
                    Thread.currentThread().join();
                  }
                }
                """)
            .compile();
    String agent = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=localhost:0";
    try (RemainRun run = RemainRun.of(app).jvm(agent).main(CLASS)) {
      run.started(1);
      run.prints("version 1");
      VirtualMachine machine = attach(port(run));
      try {
        ClassPrepareRequest prepared = machine.eventRequestManager().createClassPrepareRequest();
        prepared.addClassFilter(CLASS);
        prepared.enable();

        run.edit(CLASS, "version 1", "version 2");
        assertThat(hit(machine).lineNumber()).isEqualTo(LINE);
        run.prints("version 2").started(2);
        run.edit(CLASS, "version 2", "version 3");
        assertThat(hit(machine).sourceName()).isEqualTo("App.java");
        run.prints("version 3").started(3);
      } finally {
        machine.dispose();
      }
    }
  }

  private static int port(RemainRun run) {
    run.prints("Listening for transport");
    Matcher matcher = LISTENING.matcher(run.jvm().out());
    assertThat(matcher.find()).isTrue();
    return Integer.parseInt(matcher.group(1));
  }

  private static VirtualMachine attach(int port)
      throws IOException, IllegalConnectorArgumentsException {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(one -> one.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("hostname").setValue("localhost");
    arguments.get("port").setValue(Integer.toString(port));
    return connector.attach(arguments);
  }

  /** Sets the breakpoint in each class of that name that comes, until it is hit; lets it go on. */
  private static Location hit(VirtualMachine machine)
      throws InterruptedException, AbsentInformationException {
    while (true) {
      EventSet events = machine.eventQueue().remove(30_000);
      assertThat(events).as("an event of the debugged JVM").isNotNull();
      Location found = null;
      for (Event event : events) {
        if (event instanceof ClassPrepareEvent prepared) {
          ReferenceType type = prepared.referenceType();
          Location line = type.locationsOfLine(LINE).get(0);
          machine.eventRequestManager().createBreakpointRequest(line).enable();
        } else if (event instanceof BreakpointEvent breakpoint) {
          found = breakpoint.location();
        }
      }
      events.resume();
      if (found != null) {
        return found;
      }
    }
  }
}
