// SPDX-License-Identifier: Apache-2.0
public class ProcessEnded {
  public static void run() throws Exception {
    new ProcessBuilder("true").start().waitFor();
  }
}
