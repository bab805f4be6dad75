// SPDX-License-Identifier: Apache-2.0
import java.net.URLConnection;

public class ContentHandlerFactory {
  public static void run() {
    URLConnection.setContentHandlerFactory(type -> null);
  }
}
