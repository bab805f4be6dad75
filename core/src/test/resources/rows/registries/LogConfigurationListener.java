// SPDX-License-Identifier: Apache-2.0
import java.util.logging.LogManager;

public class LogConfigurationListener {
  public static void run() {
    LogManager.getLogManager().addConfigurationListener(() -> {});
  }
}
