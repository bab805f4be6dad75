// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.Executors;

public class SingleExecutorDropped {
  public static void run() throws Exception {
    Executors.newSingleThreadExecutor().submit(() -> {}).get();
  }
}
