// SPDX-License-Identifier: Apache-2.0
import java.util.logging.Level;

public class LogLevel extends Level {
  private LogLevel() {
    super("ROW", 850);
  }

  public static void run() {
    new LogLevel();
  }
}
