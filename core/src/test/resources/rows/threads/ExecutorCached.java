// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.Executors;

public class ExecutorCached {
  public static void run() throws Exception {
    Executors.newCachedThreadPool().submit(() -> {}).get();
  }
}
