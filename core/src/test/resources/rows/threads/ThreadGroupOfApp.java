// SPDX-License-Identifier: Apache-2.0
public class ThreadGroupOfApp extends ThreadGroup {
  private ThreadGroupOfApp() {
    super("own group");
  }

  public static void run() throws Exception {
    Thread thread = new Thread(new ThreadGroupOfApp(), () -> {});
    thread.start();
    thread.join();
  }
}
