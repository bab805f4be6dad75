// SPDX-License-Identifier: Apache-2.0
package stable;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.rmi.Remote;
import java.rmi.registry.LocateRegistry;
import java.rmi.server.UnicastRemoteObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;

/** A library of the base, which keeps what it is given. */
public final class Library {

  public static final ExecutorService POOL =
      Executors.newFixedThreadPool(1, task -> daemon(task, "library-pool"));
  public static final ScheduledThreadPoolExecutor SCHEDULER =
      new ScheduledThreadPoolExecutor(1, task -> daemon(task, "library-scheduler"));
  public static final Cleaner CLEANER = Cleaner.create();
  public static final List<Object> LIST = Collections.synchronizedList(new ArrayList<>());
  public static final Map<Object, Object> WEAK = Collections.synchronizedMap(new WeakHashMap<>());
  public static final ThreadLocal<Object> LOCAL = new ThreadLocal<>();
  public static final Logger LOGGER = Logger.getLogger("stable");
  public static final ClassValue<Object> CLASS_VALUE =
      new ClassValue<>() {
        @Override
        protected Object computeValue(Class<?> type) {
          return type.getName();
        }
      };

  private static final Set<String> STARTED = new HashSet<>();
  private static int registryPort;
  private static Remote exported; // Or it is collected.

  private Library() {}

  /** Starts what is there before a row's deed. */
  public static void warmUp() throws Exception {
    POOL.submit(() -> {}).get();
    SCHEDULER.submit(() -> {}).get();
  }

  /** Starts a thread on the first call only. */
  public static synchronized void startOnce(String name) {
    if (STARTED.add(name)) {
      daemon(Library::park, name).start();
    }
  }

  /** The same with a library that knows of context loaders. */
  public static synchronized void startOnceWithoutContextLoader(String name) {
    if (STARTED.add(name)) {
      Thread thread = daemon(Library::park, name);
      thread.setContextClassLoader(null);
      thread.start();
    }
  }

  /** Of an HTTP server of the library. */
  public static URI url() {
    return URI.create("http://localhost:" + Web.SERVER.getAddress().getPort() + "/");
  }

  /** Of an RMI registry of the library, where {@code library} is bound. */
  public static synchronized int registryPort() throws Exception {
    if (registryPort == 0) {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      Thread.currentThread().setContextClassLoader(Library.class.getClassLoader());
      try (ServerSocket free = new ServerSocket(0)) {
        registryPort = free.getLocalPort();
      }
      exported = new Remote() {};
      Remote stub = UnicastRemoteObject.exportObject(exported, 0);
      LocateRegistry.createRegistry(registryPort).bind("library", stub);
      Thread.currentThread().setContextClassLoader(context);
    }
    return registryPort;
  }

  private static void park() {
    while (true) {
      LockSupport.park();
    }
  }

  private static Thread daemon(Runnable run, String name) {
    Thread thread = new Thread(run, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Opened as a library's own, in a static field; what it opens for a caller is the caller's. */
  private static final class Web {
    static final HttpServer SERVER = open();

    private static HttpServer open() {
      try {
        InetAddress local = InetAddress.getLoopbackAddress();
        HttpServer server = HttpServer.create(new InetSocketAddress(local, 0), 0);
        server.createContext("/", Web::answer);
        server.start();
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void answer(HttpExchange exchange) throws IOException {
      exchange.sendResponseHeaders(200, 1);
      exchange.getResponseBody().write('x');
      exchange.close();
    }
  }
}
