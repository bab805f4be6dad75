// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;

/**
 * Obeys the suite: one order a line on standard input, one answer a line on standard output. Its
 * thread belongs to the JVM, not to the application.
 */
final class Orders implements Runnable {

  /** What a contender does when it is told to. */
  interface Contender {

    /** Asks for a restart; need not wait for it. */
    void restart();

    /** Gets ready to notice the next change, where that does not go without saying. */
    default void arm() {}
  }

  private final InputStream orders = System.in;
  private final PrintStream answers = System.out;
  private final Contender contender;

  private Orders(Contender contender) {
    this.contender = contender;
  }

  /** Starts the thread that obeys, and keeps the JVM alive. */
  static void obey(Contender contender) {
    new Thread(new Orders(contender), "bench-orders").start();
  }

  @Override
  public void run() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.println(answer(line));
      }
    } catch (IOException e) {
      // The suite is gone.
    }
    Runtime.getRuntime().halt(0);
  }

  private String answer(String order) {
    switch (order) {
      case "restart" -> {
        long asked = System.nanoTime();
        contender.restart();
        return "asked " + asked;
      }
      case "arm" -> {
        contender.arm();
        return "armed";
      }
      case "collect" -> {
        System.gc();
        return "collected " + used();
      }
      default -> {
        return "what? " + order;
      }
    }
  }

  /** Bytes of heap and of metaspace that are in use. */
  private static String used() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    return memory.getHeapMemoryUsage().getUsed() + " " + memory.getNonHeapMemoryUsage().getUsed();
  }
}
