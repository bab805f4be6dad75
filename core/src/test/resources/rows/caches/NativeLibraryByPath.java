// SPDX-License-Identifier: Apache-2.0
import java.nio.file.Files;
import java.nio.file.Path;

public class NativeLibraryByPath {
  public static void run() throws Exception {
    String name = System.mapLibraryName("rmi");
    Path file = Path.of("native-" + name).toAbsolutePath();
    if (Files.notExists(file)) {
      Files.copy(Path.of(System.getProperty("java.home"), "lib", name), file);
    }
    System.load(file.toString());
  }
}
