// SPDX-License-Identifier: Apache-2.0
public class DefaultUncaughtHandler {
  public static void run() {
    Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {});
  }
}
