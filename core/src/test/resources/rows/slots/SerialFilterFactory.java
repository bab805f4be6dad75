// SPDX-License-Identifier: Apache-2.0
import java.io.ObjectInputFilter;

public class SerialFilterFactory {
  public static void run() {
    ObjectInputFilter.Config.setSerialFilterFactory((current, next) -> next);
  }
}
