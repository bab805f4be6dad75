// SPDX-License-Identifier: Apache-2.0
import java.security.Provider;
import java.security.Security;

public class SecurityProvider extends Provider {
  private SecurityProvider() {
    super("row", "1", "");
  }

  public static void run() {
    if (Security.addProvider(new SecurityProvider()) < 0) {
      throw new IllegalStateException("another provider has its name");
    }
  }
}
