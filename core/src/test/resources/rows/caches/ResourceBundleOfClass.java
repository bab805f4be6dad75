// SPDX-License-Identifier: Apache-2.0
import java.util.ListResourceBundle;
import java.util.ResourceBundle;

public class ResourceBundleOfClass extends ListResourceBundle {
  public static void run() {
    ResourceBundle.getBundle(ResourceBundleOfClass.class.getName()).getString("key");
  }

  @Override
  protected Object[][] getContents() {
    return new Object[][] {{"key", "text"}};
  }
}
