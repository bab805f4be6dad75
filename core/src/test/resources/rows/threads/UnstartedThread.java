// SPDX-License-Identifier: Apache-2.0
public class UnstartedThread {
  public static void run() {
    new Thread(() -> {}, "never started");
  }
}
