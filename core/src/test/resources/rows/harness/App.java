// SPDX-License-Identifier: Apache-2.0
package rows;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import stable.Library;

/** Does what {@code row.txt} says: nothing, or the deed of a row; a number makes the file differ. */
public class App {

  public static void main(String[] args) throws Exception {
    String row = next().split(" ")[0];
    if (row.equals("nothing")) {
      Library.warmUp();
      say("rests");
    } else {
      say(deed(row));
    }
    try {
      Thread.sleep(1_000_000);
    } catch (InterruptedException e) {
      // The next row comes.
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
  private static void say(String answer) throws IOException {
    String line = "\n" + App.class.getClassLoader().getName() + ": " + answer + "\n";
    new FileOutputStream(FileDescriptor.out).write(line.getBytes());
  }
}
