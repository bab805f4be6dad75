// SPDX-License-Identifier: Apache-2.0
import java.io.ObjectInputFilter;

public class SerialFilter {
  public static void run() {
    ObjectInputFilter.Config.setSerialFilter(info -> ObjectInputFilter.Status.UNDECIDED);
  }
}
