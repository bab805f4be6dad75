// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat.host;

import dev.remain.Main;
import dev.remain.Remain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Remain as its users start it, and a thread that belongs to the JVM and obeys the suite: one order
 * a line on standard input, one answer a line in a file, since standard output is the program's.
 */
public final class Host implements Runnable {

  private static final String GENERATION = "remain-generation-";

  private final InputStream orders = System.in;
  private final Path answers;

  private Host(Path answers) {
    this.answers = answers;
  }

  /**
   * @param words the file for the answers, then those of {@link Main}
   */
  public static void main(String[] words) throws Throwable {
    Thread thread = new Thread(new Host(Path.of(words[0])), "compat-host");
    thread.setDaemon(true);
    thread.start();
    Main.main(List.of(words).subList(1, words.length).toArray(new String[0]));
  }

  @Override
  public void run() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answer(line);
      }
    } catch (IOException e) {
      // The suite is gone.
    }
  }

  private void answer(String order) throws IOException {
    if (order.equals("collect")) {
      System.gc();
      tell("collected");
    } else {
      tell("threads " + Thread.getAllStackTraces().size() + " " + String.join("; ", old()));
    }
  }

  /** The threads that are in code of a generation that has ended, and where. */
  private static TreeSet<String> old() {
    String running = GENERATION + Remain.generation();
    TreeSet<String> found = new TreeSet<>();
    for (Map.Entry<Thread, StackTraceElement[]> thread : Thread.getAllStackTraces().entrySet()) {
      for (StackTraceElement frame : thread.getValue()) {
        String loader = String.valueOf(frame.getClassLoaderName());
        if (loader.startsWith(GENERATION) && !loader.equals(running)) {
          found.add(thread.getKey().getName() + " in " + frame.getClassName() + " of " + loader);
        }
      }
    }
    return found;
  }

  private void tell(String line) throws IOException {
    Files.writeString(answers, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
