// SPDX-License-Identifier: Apache-2.0
import javax.naming.spi.NamingManager;

public class InitialContextFactoryBuilder {
  public static void run() throws Exception {
    NamingManager.setInitialContextFactoryBuilder(environment -> null);
  }
}
