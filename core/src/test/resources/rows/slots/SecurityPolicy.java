// SPDX-License-Identifier: Apache-2.0
import java.security.Policy;

@SuppressWarnings("removal")
public class SecurityPolicy extends Policy {
  public static void run() {
    Policy.setPolicy(new SecurityPolicy());
  }
}
