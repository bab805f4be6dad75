// SPDX-License-Identifier: Apache-2.0
import java.util.logging.Level;
import java.util.logging.Logger;

public class LogLevelOfRoot extends Level {
  private LogLevelOfRoot() {
    super("ROOT ROW", 850);
  }

  public static void run() {
    Logger.getLogger("").setLevel(new LogLevelOfRoot());
  }
}
