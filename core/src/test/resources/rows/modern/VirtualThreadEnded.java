// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.Executors;

public class VirtualThreadEnded {
  private static final ThreadLocal<Object> LOCAL = new ThreadLocal<>();

  public static void run() throws Exception {
    Executors.newVirtualThreadPerTaskExecutor()
        .submit(() -> LOCAL.set(new VirtualThreadEnded()))
        .get();
  }
}
