// SPDX-License-Identifier: Apache-2.0
import java.util.ResourceBundle;

public class ResourceBundleOfProperties {
  public static void run() {
    ResourceBundle.getBundle("texts").getString("key");
  }
}
