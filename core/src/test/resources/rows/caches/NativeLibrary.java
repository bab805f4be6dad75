// SPDX-License-Identifier: Apache-2.0
import java.nio.file.Files;
import java.nio.file.Path;

public class NativeLibrary {
  public static void run() throws Exception {
    Path copy = Files.createTempFile("native", ".so");
    Path library = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("prefs"));
    Files.write(copy, Files.readAllBytes(library));
    System.load(copy.toString());
    Files.delete(copy);
  }
}
