// SPDX-License-Identifier: Apache-2.0
import java.util.SimpleTimeZone;
import java.util.TimeZone;

public class TimeZoneDefault {
  public static void run() {
    TimeZone.setDefault(new SimpleTimeZone(0, "ROW") {});
  }
}
