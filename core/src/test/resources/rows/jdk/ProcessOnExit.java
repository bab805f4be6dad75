// SPDX-License-Identifier: Apache-2.0
public class ProcessOnExit {
  private static Process process;

  public static void run() throws Exception {
    process = new ProcessBuilder("cat").start(); // Until its input ends.
    process.onExit().thenRun(() -> {});
  }
}
