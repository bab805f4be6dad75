// SPDX-License-Identifier: Apache-2.0
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Executors and a timer that nobody shuts down. */
public class Executors {
  static final ScheduledExecutorService SCHEDULED =
      java.util.concurrent.Executors.newScheduledThreadPool(2);

  public static void main(String[] args) throws Exception {
    SCHEDULED.scheduleAtFixedRate(() -> ThreadLocalRandom.current().nextInt(), 0, 5, TimeUnit.MILLISECONDS);
    java.util.concurrent.Executors.newFixedThreadPool(2).submit(() -> 1).get();
    new java.util.Timer("soak").schedule(
        new java.util.TimerTask() { @Override public void run() { } }, 0, 5);
    CompletableFuture.supplyAsync(() -> 1).orTimeout(1, TimeUnit.HOURS).get();
    new CompletableFuture<String>().orTimeout(1, TimeUnit.HOURS).thenRun(() -> { });
    soak.Gauge.look();
  }
}
