// SPDX-License-Identifier: Apache-2.0
public class SystemPropertyObject {
  public static void run() {
    System.getProperties().put("row.object", new SystemPropertyObject());
  }
}
