// SPDX-License-Identifier: Apache-2.0
import java.beans.Introspector;

public class BeanInfo {
  public static void run() throws Exception {
    Introspector.getBeanInfo(BeanInfo.class);
  }

  public int getSize() {
    return 1;
  }
}
