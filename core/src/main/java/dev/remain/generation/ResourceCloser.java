// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import dev.remain.woven.HttpServers;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Channel;
import java.nio.channels.FileLock;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.FileSystem;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** How each kind of thing that goes on by itself is ended, and what it is called. Stateless. */
public final class ResourceCloser {

  private static final String HTTP_SERVER = "com.sun.net.httpserver.HttpServer";
  private static final String HTTP_CLIENT = "java.net.http.HttpClient";
  private static final String SINGLE_SCHEDULED =
      "java.util.concurrent.Executors$DelegatedScheduledExecutorService";
  private static final String SWING_TIMER = "javax.swing.Timer";

  private static final String WINDOWS = "dev.remain.woven.Windows$Stay";

  /** A JVM may be made without it. */
  private static final boolean HAS_SQL = ModuleLayer.boot().findModule("java.sql").isPresent();

  private ResourceCloser() {}

  /** Ends it at once, without waiting for what it is at. */
  public static void end(Object thing) throws Exception {
    if (thing instanceof ExecutorService executor) {
      executor.shutdownNow();
    } else if (thing instanceof Timer timer) {
      timer.cancel();
    } else if (thing instanceof TimerTask task) {
      task.cancel();
    } else if (thing instanceof Future<?> future) {
      future.cancel(true);
    } else if (thing instanceof FileLock lock) {
      lock.acquiredBy().close();
    } else if (HAS_SQL && Connections.is(thing)) {
      Connections.end(thing);
    } else if (thing instanceof Cleaner.Cleanable cleanable) {
      cleanable.clean();
    } else if (is(thing, HTTP_SERVER)) {
      HttpServers.end(thing);
    } else if (is(thing, HTTP_CLIENT)) {
      if (!call(thing, HTTP_CLIENT, "shutdownNow", null)) {
        endSelector(thing.toString());
      }
    } else if (is(thing, SWING_TIMER)) {
      call(thing, SWING_TIMER, "stop", null);
    } else if (thing instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  /**
   * Whether it goes on though nobody refers to it: what does the work does not know the object that
   * the program was given to end it by.
   */
  static boolean outlivesItsHolder(Object thing) {
    return is(thing, HTTP_SERVER)
        || is(thing, SINGLE_SCHEDULED)
        || thing instanceof FileLock
        || (HAS_SQL && Connections.is(thing));
  }

  /** What messages call it where ending it goes wrong. */
  static String name(Object thing) {
    return is(thing, WINDOWS) ? "its windows" : "a " + thing.getClass().getName();
  }

  /** What messages call it if it was still going on, else null. */
  static @Nullable String open(Object thing) {
    if (thing instanceof ExecutorService executor) {
      return executor.isShutdown() ? null : "an executor";
    }
    if (thing instanceof ServerSocket socket) {
      return socket.isClosed() ? null : "the listening socket on port " + socket.getLocalPort();
    }
    if (thing instanceof Socket socket) {
      return socket.isClosed() ? null : "a connection to port " + socket.getPort();
    }
    if (thing instanceof DatagramSocket socket) {
      return socket.isClosed() ? null : "the socket on port " + socket.getLocalPort();
    }
    if (thing instanceof Channel channel) {
      return channel.isOpen() ? "a channel" : null;
    }
    if (thing instanceof FileLock lock) {
      return lock.isValid() ? "a lock of a file" : null;
    }
    if (HAS_SQL && Connections.is(thing)) {
      return Connections.isOpen(thing) ? "a database connection" : null;
    }
    if (thing instanceof FileSystem files) {
      return files.isOpen() ? "the file system of " + files : null;
    }
    if (thing instanceof Future<?> future) {
      return future.isDone() ? null : "a pending task";
    }
    return is(thing, HTTP_SERVER) ? "an HTTP server" : null;
  }

  /** Where it listens, or 0. */
  static int listeningPort(Object thing) {
    try {
      if (thing instanceof ServerSocket socket) {
        return socket.isClosed() ? 0 : Math.max(0, socket.getLocalPort());
      }
      if (thing instanceof ServerSocketChannel channel) {
        return channel.getLocalAddress() instanceof InetSocketAddress bound ? bound.getPort() : 0;
      }
      if (is(thing, HTTP_SERVER)) {
        Class<?> type = Class.forName(HTTP_SERVER, false, ClassLoader.getPlatformClassLoader());
        Object bound = type.getMethod("getAddress").invoke(thing);
        return bound instanceof InetSocketAddress address ? address.getPort() : 0;
      }
    } catch (IOException | ReflectiveOperationException e) {
      // It has been closed.
    }
    return 0;
  }

  /**
   * Up to JDK 20 an HttpClient cannot be ended, but its thread can, which has the same number:
   * {@code jdk.internal.net.http.HttpClientImpl@1b2c3d(7)} and {@code
   * HttpClient-7-SelectorManager}.
   */
  private static void endSelector(String client) {
    String number = client.substring(client.lastIndexOf('(') + 1).replace(")", "");
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    for (Thread thread : group == null ? List.<Thread>of() : GenerationThreads.alive(group)) {
      if (thread.getName().equals("HttpClient-" + number + "-SelectorManager")) {
        thread.interrupt();
      }
    }
  }

  /** Classes of modules that a JVM may be made without are known by their names. */
  private static boolean is(Object thing, String className) {
    for (Class<?> type = thing.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals(className)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Calls a method of a public class, since the object's own class may be hidden; answers whether
   * this JDK has it.
   */
  private static boolean call(
      Object thing, String className, String method, @Nullable Integer argument) throws Exception {
    Class<?> type = Class.forName(className, false, ClassLoader.getPlatformClassLoader());
    try {
      if (argument == null) {
        type.getMethod(method).invoke(thing);
      } else {
        type.getMethod(method, int.class).invoke(thing, argument);
      }
      return true;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }
}
