// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat.made;

/** What a library lets go on for the objects that it is given. */
enum Activity {
  NOTHING("", ""),
  THREAD(
      "",
      """
      Thread thread = new Thread(() -> {
        while (true) {
          tick("thread of " + task.say());
          try { Thread.sleep(20); } catch (InterruptedException e) { return; }
        }
      });
      thread.setDaemon(true);
      thread.start();
      """),
  DEAF_THREAD(
      """
      static final class Worker extends Thread implements AutoCloseable {
        final Task task;
        volatile boolean over;
        Worker(Task task) { super("lib#-worker"); this.task = task; }
        @Override public void run() {
          while (!over) {
            tick("worker of " + task.say());
            try { Thread.sleep(20); } catch (InterruptedException e) { continue; }
          }
        }
        @Override public void close() { over = true; }
      }
      """,
      "new Worker(task).start();\n"),
  TIMER(
      "",
      """
      new Timer(true).schedule(new TimerTask() {
        @Override public void run() { tick("timer of " + task.say()); }
      }, 0, 20);
      """),
  SHARED_TIMER(
      "static final Timer TIMER = new Timer(true);",
      """
      TIMER.schedule(new TimerTask() {
        @Override public void run() { tick("shared timer of " + task.say()); }
      }, 0, 20);
      """),
  SCHEDULED(
      "",
      """
      Executors.newScheduledThreadPool(1).scheduleAtFixedRate(
          () -> tick("scheduled for " + task.say()), 0, 20, TimeUnit.MILLISECONDS);
      """),
  SHARED_EXECUTOR(
      "static final ExecutorService POOL = Executors.newFixedThreadPool(2);",
      """
      POOL.submit(() -> {
        while (true) {
          tick("pooled for " + task.say());
          Thread.sleep(20);
        }
      });
      """),
  SHARED_SCHEDULER(
      "static final ScheduledExecutorService CLOCK = Executors.newScheduledThreadPool(1);",
      """
      CLOCK.scheduleWithFixedDelay(
          () -> tick("clock of " + task.say()), 0, 20, TimeUnit.MILLISECONDS);
      """),
  COMMON_POOL(
      """
      static void again(Task task) {
        tick("common pool for " + task.say());
        CompletableFuture.runAsync(() -> again(task), CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS));
      }
      """,
      "CompletableFuture.runAsync(() -> again(task));\n"),
  QUEUE(
      """
      static final BlockingQueue<Task> QUEUE = new LinkedBlockingQueue<>();
      static {
        Thread consumer = new Thread(() -> {
          try {
            while (true) {
              Task next = QUEUE.take();
              tick("taken: " + next.say());
              Thread.sleep(20);
              QUEUE.add(next);
            }
          } catch (InterruptedException e) {
            return;
          }
        });
        consumer.setDaemon(true);
        consumer.start();
      }
      """,
      "QUEUE.add(task);\n"),
  SERVER(
      "",
      """
      java.net.ServerSocket server = new java.net.ServerSocket(Integer.getInteger("port") + #);
      Thread acceptor = new Thread(() -> {
        while (true) {
          try (java.net.Socket socket = server.accept()) {
            socket.getOutputStream().write(task.say().getBytes());
          } catch (java.io.IOException e) {
            if (server.isClosed()) return;
          }
        }
      });
      acceptor.start();
      try (java.net.Socket socket = new java.net.Socket("localhost", server.getLocalPort())) {
        tell("served: " + new String(socket.getInputStream().readAllBytes()));
      }
      """),
  FILE_LOCK(
      "static java.nio.channels.FileChannel channel;",
      """
      channel = java.nio.channels.FileChannel.open(java.nio.file.Path.of("lib#.lock"),
          java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE);
      tell("locked: " + (channel.tryLock() != null));
      """);

  private final Part part;

  Activity(String members, String statements) {
    this.part = new Part(members, statements);
  }

  Part part() {
    return part;
  }
}
