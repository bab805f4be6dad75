// SPDX-License-Identifier: Apache-2.0
import java.net.URL;

public class UrlStreamHandlerFactory {
  public static void run() {
    URL.setURLStreamHandlerFactory(protocol -> null);
  }
}
