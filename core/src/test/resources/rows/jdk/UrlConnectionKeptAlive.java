// SPDX-License-Identifier: Apache-2.0
import java.io.InputStream;
import stable.Library;

public class UrlConnectionKeptAlive {
  public static void run() throws Exception {
    try (InputStream in = Library.url().toURL().openStream()) {
      in.readAllBytes();
    }
  }
}
