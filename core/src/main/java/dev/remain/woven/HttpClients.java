// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP client; apart, since a JVM may be made without it. Its own pool keeps idle threads
 * for a minute, and up to JDK 20 nobody can end it: a client without a pool is given one.
 */
public final class HttpClients {

  private HttpClients() {}

  /** For {@link HttpClient#newHttpClient()}. */
  public static HttpClient newHttpClient() {
    HttpClient client = newBuilder().build();
    Calls.made(client);
    return client;
  }

  /** For {@link HttpClient#newBuilder()}. */
  public static HttpClient.Builder newBuilder() {
    return HttpClient.newBuilder().executor(new Pool());
  }

  /** Made when it is first needed: a program may name its own. */
  private static final class Pool implements Executor {
    private @Nullable ExecutorService pool;

    @Override
    public void execute(Runnable task) {
      pool().execute(task);
    }

    private synchronized ExecutorService pool() {
      if (pool == null) {
        pool =
            Executors.newCachedThreadPool(
                run -> {
                  Thread thread = new Thread(run, "HttpClient-Worker");
                  thread.setDaemon(true);
                  return thread;
                });
        Calls.made(pool);
      }
      return pool;
    }
  }
}
