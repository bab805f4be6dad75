// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands at the other end of standard input and error. */
public final class Terminal {

  private Terminal() {}

  /** Whether this process's standard error shows color. */
  public static boolean showsColor() {
    Map<String, String> environment = System.getenv();
    if (forcesColor(environment)) {
      return true;
    }
    String system = System.getProperty("os.name", "");
    return allowsColor(environment, system.startsWith("Windows")) && isAttached(2);
  }

  /** Whether the environment wants color wherever it is shown; stronger than what refuses it. */
  static boolean forcesColor(Map<String, String> environment) {
    for (String name : List.of("FORCE_COLOR", "CLICOLOR_FORCE")) {
      String value = environment.get(name);
      if (value != null && !value.isEmpty() && !value.equals("0") && !value.equals("false")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the environment allows color, on a terminal. */
  static boolean allowsColor(Map<String, String> environment, boolean windows) {
    String noColor = environment.get("NO_COLOR");
    if (noColor != null && !noColor.isEmpty()) {
      return false;
    }
    String term = environment.get("TERM");
    if (windows && term == null) {
      return environment.containsKey("WT_SESSION");
    }
    return !"dumb".equals(term);
  }

  /** Whether somebody types at this process's standard input, whatever he types for. */
  public static boolean hasKeyboard(Map<String, String> environment) {
    return environment.get("CI") == null
        && !"dumb".equals(environment.get("TERM"))
        && isAttached(0);
  }

  private static boolean isAttached(int descriptor) {
    try {
      Path file = Path.of("/proc/self/fd/" + descriptor);
      return isTerminalFile(Files.readSymbolicLink(file).toString());
    } catch (IOException | UnsupportedOperationException notLinux) {
      return isTerminal(System.console());
    }
  }

  static boolean isTerminalFile(String file) {
    return file.startsWith("/dev/pts/")
        || file.startsWith("/dev/tty")
        || file.equals("/dev/console");
  }

  /** Since JDK 22 there can be a console that is no terminal, and a method that tells. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException before22) {
      return true;
    } catch (ReflectiveOperationException unknown) {
      return false;
    }
  }
}
