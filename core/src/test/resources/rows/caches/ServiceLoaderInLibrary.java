// SPDX-License-Identifier: Apache-2.0
import java.util.ServiceLoader;
import stable.Library;

public class ServiceLoaderInLibrary {
  public static void run() {
    ClassLoader own = ServiceLoaderInLibrary.class.getClassLoader();
    Library.LIST.add(ServiceLoader.load(java.sql.Driver.class, own));
  }
}
