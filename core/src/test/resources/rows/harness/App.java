// SPDX-License-Identifier: Apache-2.0
package rows;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import stable.Library;

/** Does what {@code row.txt} says: the deed of a row, or nothing but collecting garbage. */
public class App {

  public static void main(String[] args) throws Exception {
    String[] words = next().split(" ");
    if (words[1].equals("-")) {
      Library.warmUp();
      say(words[0] + " rests");
      rest(200);
    } else {
      say(words[0] + " " + deed(words[1]));
      rest(1_000_000);
    }
  }

  private static String next() throws IOException {
    try (InputStream in = App.class.getResourceAsStream("/row.txt")) {
      return new String(in.readAllBytes());
    }
  }

  private static String deed(String row) {
    try {
      Class.forName(row).getMethod("run").invoke(null);
      return "done";
    } catch (InvocationTargetException e) {
      return "refused: " + e.getCause();
    } catch (Throwable thrown) {
      return "refused: " + thrown;
    }
  }

  /** To the descriptor itself, since a row may replace the streams. */
  private static void say(String line) throws IOException {
    new FileOutputStream(FileDescriptor.out).write(("\n" + line + "\n").getBytes());
  }

  private static void rest(long millis) {
    try {
      while (true) {
        Thread.sleep(millis);
        System.gc();
      }
    } catch (InterruptedException e) {
      // The next row comes.
    }
  }
}
