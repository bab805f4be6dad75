// SPDX-License-Identifier: Apache-2.0
import java.net.URLConnection;

public class FileNameMap {
  public static void run() {
    URLConnection.setFileNameMap(name -> "text/plain");
  }
}
