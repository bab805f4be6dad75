// SPDX-License-Identifier: Apache-2.0
import java.io.InputStream;
import stable.Library;

public class JarConnection {
  public static void run() throws Exception {
    try (InputStream in = Library.class.getResourceAsStream("Library.class")) {
      in.readAllBytes();
    }
    String jar = Library.class.getProtectionDomain().getCodeSource().getLocation().toString();
    String url = "jar:" + jar + "!/stable/Library.class";
    try (InputStream in = new java.net.URL(url).openStream()) {
      in.readAllBytes();
    }
  }
}
