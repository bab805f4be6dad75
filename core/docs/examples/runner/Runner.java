// SPDX-License-Identifier: Apache-2.0
package runner;

import dev.remain.Reloader;
import java.nio.file.Path;

/**
 * A loop that goes on and calls the newest engine, once a second. Its arguments are the directory of
 * the compiled classes, and the pause in milliseconds if it is to be another.
 */
public final class Runner {
  public static void main(String[] args) throws InterruptedException {
    long pause = args.length < 2 ? 1_000 : Long.parseLong(args[1]);
    try (Reloader reloader = Reloader.watching(Path.of(args[0])).open()) {
      Engine engine = reloader.reloadable(Engine.class, "runner.EngineImpl");
      for (int count = 1; count > 0; count++) {
        String pair = reloader.use(() -> engine.f1() + ", " + engine.f2());
        System.out.println(count + ": " + pair);
        Thread.sleep(pause);
      }
    }
  }
}
