// SPDX-License-Identifier: Apache-2.0
package hello;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

public class Main {

  private static final Logger logger = LogManager.getLogger();

  public static void main(String... args) {
    logger.info("Hello World");
  }
}
