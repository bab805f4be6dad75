// SPDX-License-Identifier: Apache-2.0
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

public class LoggerOfApp {
  private static final Logger LOGGER = Logger.getLogger("rows.registries", "texts");

  public static void run() {
    LOGGER.addHandler(new StreamHandler() {});
    LOGGER.setLevel(new Level("OWN", 850) {});
    LOGGER.info("text");
    System.getLogger("rows.system").log(System.Logger.Level.DEBUG, "text");
  }
}
