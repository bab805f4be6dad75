// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classfile.ConstantPoolScan.Member;
import dev.remain.classfile.ConstantPoolScan.Members;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which call sites are woven, and into what. Some are redirected to a method of {@code
 * dev.remain.woven}; after others what was made is shown to one; before others {@code
 * Windows.enter} is called, or what they are given is exchanged. Immutable.
 */
final class CallSites {

  static final String CONSTRUCTOR = "<init>";
  private static final String WOVEN = "dev/remain/woven/";
  static final String CALLS = WOVEN + "Calls";
  private static final String CONCURRENT = "java/util/concurrent/";

  /** Of the base: what would end the JVM, take a port, start a process, or fill a slot. */
  static final CallSites OF_BASE = new CallSites(false);

  /** Of live code: moreover all that goes on by itself, or is put where it stays. */
  static final CallSites OF_LIVE = new CallSites(true);

  private final Map<String, String> redirected = new HashMap<>();
  private final Map<Member, String> shown = new HashMap<>();
  private final Set<String> supers = new HashSet<>();
  private final Set<Member> announced = new HashSet<>();
  private final Set<Member> exchanged = new HashSet<>();
  private final Members all;
  private final String ofCalls;

  private CallSites(boolean live) {
    ofCalls = live ? "made" : "opened";
    endings();
    servers();
    claims();
    registrations();
    ValueSites.addTo(this, live);
    WriteSites.addTo(this);
    slots();
    show("java/lang/ProcessBuilder", "start");
    show("java/lang/Runtime", "exec");
    show("java/lang/Thread", CONSTRUCTOR);
    windows();
    NameSites.addTo(this, live);
    exchanged.add(new Member("java/lang/System", "load"));
    exchanged.add(new Member("java/lang/Runtime", "load"));
    if (live) {
      listeners();
      executors();
      threads();
      connections();
    } else {
      begun();
    }
    List<Member> members = new ArrayList<>(shown.keySet());
    members.addAll(announced);
    members.addAll(exchanged);
    members.addAll(GraceSites.MEMBERS);
    for (String key : redirected.keySet()) {
      String owner = key.substring(0, key.indexOf('.'));
      members.add(new Member(owner, key.substring(key.indexOf('.') + 1, key.indexOf('('))));
    }
    this.all = Members.of(members);
  }

  private void endings() {
    redirect("Calls", "java/lang/System", "exit(I)V");
    redirect("Calls", "java/lang/Runtime", "exit(I)V", "halt(I)V");
    redirect("Calls", "java/lang/Runtime", "addShutdownHook(Ljava/lang/Thread;)V");
    redirect("Calls", "java/lang/Runtime", "removeShutdownHook(Ljava/lang/Thread;)Z");
  }

  private void servers() {
    redirect("Sockets", "java/net/ServerSocket", "<init>(I)V", "<init>(II)V");
    redirect("Sockets", "java/net/ServerSocket", "<init>(IILjava/net/InetAddress;)V");
    redirect("Sockets", "java/net/ServerSocket", "bind(Ljava/net/SocketAddress;)V");
    redirect("Sockets", "java/net/ServerSocket", "bind(Ljava/net/SocketAddress;I)V");
    for (String channel : List.of("ServerSocketChannel", "AsynchronousServerSocketChannel")) {
      String owner = "java/nio/channels/" + channel;
      redirect("Sockets", owner, "bind(Ljava/net/SocketAddress;)L" + owner + ";");
      redirect("Sockets", owner, "bind(Ljava/net/SocketAddress;I)L" + owner + ";");
    }
    show("java/net/DatagramSocket", CONSTRUCTOR);
    show("java/net/MulticastSocket", CONSTRUCTOR);
    showTo("Selectors", "java/nio/channels/DatagramChannel", "open");
    showTo("Selectors", "java/nio/channels/Selector", "open");
    showTo("Selectors", "java/nio/channels/spi/SelectorProvider", "openSelector");
    String server = "com/sun/net/httpserver/HttpServer";
    redirect("HttpServers", server, "create()L" + server + ";");
    redirect("HttpServers", server, "create(Ljava/net/InetSocketAddress;I)L" + server + ";");
    redirect("HttpServers", server, "bind(Ljava/net/InetSocketAddress;I)V");
    show("com/sun/net/httpserver/HttpsServer", "create");
  }

  private void slots() {
    redirect(
        "UrlFactories",
        "java/net/URL",
        "setURLStreamHandlerFactory(Ljava/net/URLStreamHandlerFactory;)V");
    redirect(
        "UrlFactories",
        "java/net/URLConnection",
        "setContentHandlerFactory(Ljava/net/ContentHandlerFactory;)V");
    String config = "java/io/ObjectInputFilter$Config";
    redirect("Filters", config, "setSerialFilter(Ljava/io/ObjectInputFilter;)V");
    redirect("Filters", config, "setSerialFilterFactory(Ljava/util/function/BinaryOperator;)V");
    redirect(
        "NamingFactories",
        "javax/naming/spi/NamingManager",
        "setInitialContextFactoryBuilder(Ljavax/naming/spi/InitialContextFactoryBuilder;)V");
    redirect(
        "RemoteSockets",
        "java/rmi/server/RMISocketFactory",
        "setSocketFactory(Ljava/rmi/server/RMISocketFactory;)V");
  }

  private void listeners() {
    redirect(
        "Signals",
        "sun/misc/Signal",
        "handle(Lsun/misc/Signal;Lsun/misc/SignalHandler;)Lsun/misc/SignalHandler;");
    redirect(
        "LogListeners",
        "java/util/logging/LogManager",
        "addConfigurationListener(Ljava/lang/Runnable;)Ljava/util/logging/LogManager;");
    redirect(
        "PreferenceListeners",
        "java/util/prefs/Preferences",
        "addPreferenceChangeListener(Ljava/util/prefs/PreferenceChangeListener;)V",
        "addNodeChangeListener(Ljava/util/prefs/NodeChangeListener;)V");
    String rest =
        "Ljavax/management/NotificationListener;Ljavax/management/NotificationFilter;"
            + "Ljava/lang/Object;)V";
    for (String owner : List.of("NotificationEmitter", "NotificationBroadcaster")) {
      redirect("Beans", "javax/management/" + owner, "addNotificationListener(" + rest);
    }
    for (String owner : List.of("MBeanServer", "MBeanServerConnection")) {
      redirect(
          "Beans",
          "javax/management/" + owner,
          "addNotificationListener(Ljavax/management/ObjectName;" + rest);
    }
    String export = "exportObject(Ljava/rmi/Remote;I";
    String remote = "Ljava/rmi/Remote;";
    redirect("Exports", "java/rmi/server/UnicastRemoteObject", export + ")" + remote);
    redirect(
        "Exports",
        "java/rmi/server/UnicastRemoteObject",
        export
            + "Ljava/rmi/server/RMIClientSocketFactory;Ljava/rmi/server/RMIServerSocketFactory;)"
            + remote);
    redirect(
        "Exports",
        "java/rmi/registry/LocateRegistry",
        "createRegistry(I)Ljava/rmi/registry/Registry;");
  }

  private static List<Member> pools() {
    List<Member> pools = new ArrayList<>();
    for (String maker :
        List.of(
            "newFixedThreadPool",
            "newCachedThreadPool",
            "newSingleThreadExecutor",
            "newScheduledThreadPool",
            "newSingleThreadScheduledExecutor",
            "newWorkStealingPool",
            "newThreadPerTaskExecutor",
            "newVirtualThreadPerTaskExecutor")) {
      pools.add(new Member(CONCURRENT + "Executors", maker));
    }
    for (String pool :
        List.of("ThreadPoolExecutor", "ScheduledThreadPoolExecutor", "ForkJoinPool")) {
      pools.add(new Member(CONCURRENT + pool, CONSTRUCTOR));
    }
    return pools;
  }

  /** Of a library: it may be everybody's, and is not ended for one generation. */
  private void begun() {
    for (Member pool : pools()) {
      shown.put(pool, WOVEN + "Begun");
    }
    showTo("Begun", "java/util/Timer", CONSTRUCTOR);
    showTo("Begun", "java/io/RandomAccessFile", CONSTRUCTOR);
    showTo("Begun", "java/nio/channels/FileChannel", "open");
    showTo("Begun", "java/nio/channels/AsynchronousFileChannel", "open");
    showTo("Begun", "java/nio/file/FileSystem", "newWatchService");
    showTo("Begun", "java/net/Socket", CONSTRUCTOR);
    showTo("Begun", "javax/net/SocketFactory", "createSocket");
    showTo("Begun", "java/nio/channels/SocketChannel", "open");
    showTo("Begun", "java/nio/channels/AsynchronousSocketChannel", "open");
  }

  private void executors() {
    for (Member pool : pools()) {
      shown.put(pool, CALLS);
    }
    for (String scheduler : List.of("ScheduledExecutorService", "ScheduledThreadPoolExecutor")) {
      show(CONCURRENT + scheduler, "schedule");
      show(CONCURRENT + scheduler, "scheduleAtFixedRate");
      show(CONCURRENT + scheduler, "scheduleWithFixedDelay");
    }
    show(CONCURRENT + "CompletableFuture", "orTimeout");
    show(CONCURRENT + "CompletableFuture", "completeOnTimeout");
    String delay = "delayedExecutor(JLjava/util/concurrent/TimeUnit;";
    String executor = "Ljava/util/concurrent/Executor;";
    redirect("Futures", CONCURRENT + "CompletableFuture", delay + ")" + executor);
    redirect("Futures", CONCURRENT + "CompletableFuture", delay + executor + ")" + executor);
    show("java/util/Timer", CONSTRUCTOR);
    for (String when : List.of("J", "Ljava/util/Date;", "JJ", "Ljava/util/Date;J")) {
      String task = "(Ljava/util/TimerTask;" + when + ")V";
      redirect("Timers", "java/util/Timer", "schedule" + task);
      if (when.endsWith("J") && when.length() > 1) {
        redirect("Timers", "java/util/Timer", "scheduleAtFixedRate" + task);
      }
    }
    show("javax/swing/Timer", CONSTRUCTOR);
    String client = "java/net/http/HttpClient";
    redirect("HttpClients", client, "newHttpClient()L" + client + ";");
    redirect("HttpClients", client, "newBuilder()L" + client + "$Builder;");
    show("java/net/http/HttpClient$Builder", "build");
  }

  private void threads() {
    show("java/lang/Thread", "startVirtualThread");
    for (String builder : List.of("Thread$Builder", "Thread$Builder$OfVirtual")) {
      show("java/lang/" + builder, "start");
      show("java/lang/" + builder, "unstarted");
    }
  }

  private void connections() {
    show("java/net/Socket", CONSTRUCTOR);
    show("java/net/ServerSocket", "accept");
    showTo("Selectors", "java/nio/channels/SocketChannel", "open");
    showTo("Selectors", "java/nio/channels/ServerSocketChannel", "accept");
    show("java/nio/file/FileSystem", "newWatchService");
    show("java/nio/file/FileSystems", "newFileSystem");
    show("java/lang/foreign/Arena", "ofShared");
    show("java/lang/ref/Cleaner", "register");
  }

  private void windows() {
    for (String window :
        List.of(
            "java/awt/Window",
            "java/awt/Frame",
            "java/awt/Dialog",
            "javax/swing/JWindow",
            "javax/swing/JFrame",
            "javax/swing/JDialog")) {
      announce(window, CONSTRUCTOR);
      shown.put(new Member(window, CONSTRUCTOR), WOVEN + "Windows");
    }
    announce("java/awt/Toolkit", "getSystemEventQueue");
    for (String queue : List.of("java/awt/EventQueue", "javax/swing/SwingUtilities")) {
      announce(queue, "invokeLater");
      announce(queue, "invokeAndWait");
    }
    announce("javax/swing/Timer", CONSTRUCTOR);
    for (String what : List.of("Message", "Confirm", "Input", "Option")) {
      announce("javax/swing/JOptionPane", "show" + what + "Dialog");
    }
    for (String what : List.of("", "Open", "Save")) {
      announce("javax/swing/JFileChooser", "show" + what + "Dialog");
    }
    announce("javax/swing/JColorChooser", "showDialog");
    String focus = "java/awt/KeyboardFocusManager";
    redirect("Windows", focus, "addKeyEventDispatcher(Ljava/awt/KeyEventDispatcher;)V");
    redirect("Windows", focus, "addKeyEventPostProcessor(Ljava/awt/KeyEventPostProcessor;)V");
  }

  private void announce(String owner, String method) {
    announced.add(new Member(owner, method));
  }

  void redirect(String to, String owner, String... methods) {
    for (String method : methods) {
      redirected.put(owner + "." + method, WOVEN + to);
    }
  }

  /** What another generation, or another process, cannot have as long as it is held. */
  private void claims() {
    for (String channel : List.of("FileChannel", "AsynchronousFileChannel")) {
      show("java/nio/channels/" + channel, "lock");
      show("java/nio/channels/" + channel, "tryLock");
    }
    show("java/sql/DriverManager", "getConnection");
    show("java/sql/Driver", "connect");
    showTo("Drivers", "javax/sql/DataSource", "getConnection");
    redirect("Inputs", "java/io/FileInputStream", "<init>(Ljava/io/FileDescriptor;)V");
    redirect(
        "Inputs",
        "java/io/Console",
        "readLine()Ljava/lang/String;",
        "readLine(Ljava/lang/String;[Ljava/lang/Object;)Ljava/lang/String;",
        "readPassword()[C",
        "readPassword(Ljava/lang/String;[Ljava/lang/Object;)[C",
        "reader()Ljava/io/Reader;");
  }

  /** The same, for a call of the super class's method. */
  void redirectSuper(String to, String owner, String method) {
    redirect(to, owner, method);
    supers.add(owner + "." + method);
  }

  /** What would be there once more with each generation. */
  private void registrations() {
    redirect(
        "LogListeners", "java/util/logging/Logger", "addHandler(Ljava/util/logging/Handler;)V");
    redirect(
        "Beans",
        "javax/management/MBeanServer",
        "registerMBean(Ljava/lang/Object;Ljavax/management/ObjectName;)"
            + "Ljavax/management/ObjectInstance;");
  }

  private void showTo(String shown, String owner, String method) {
    this.shown.put(new Member(owner, method), WOVEN + shown);
  }

  private void show(String owner, String method) {
    shown.put(new Member(owner, method), CALLS);
  }

  /** What may be in a class that has a site to be woven. */
  Members members() {
    return all;
  }

  /** The class whose method is to be called in place of this one, or null. */
  @Nullable String redirection(String owner, String name, String descriptor) {
    return redirected.get(owner + "." + name + descriptor);
  }

  /** As {@link #redirection}, for a call of the super class's method. */
  @Nullable String superRedirection(String owner, String name, String descriptor) {
    String key = owner + "." + name + descriptor;
    return supers.contains(key) ? redirected.get(key) : null;
  }

  /** Whether the target takes and gives plain objects, since its types cannot be named here. */
  static boolean isErased(String owner) {
    return owner.startsWith("sun/");
  }

  /** The class that what the method makes is to be shown to, or null. */
  @Nullable String shownTo(String owner, String name, String descriptor) {
    return name.equals(CONSTRUCTOR) || descriptor.contains(")L")
        ? shown.get(new Member(owner, name))
        : null;
  }

  /** Whether {@code Windows.enter} is to be called first. */
  boolean isAnnounced(String owner, String name) {
    return announced.contains(new Member(owner, name));
  }

  /** Whether the text it takes last is to be exchanged for {@code NativeFiles.toLoad} of it. */
  boolean isExchanged(String owner, String name) {
    return exchanged.contains(new Member(owner, name));
  }

  /** The method of that class that it is shown to. */
  String shower(String shownTo) {
    return shownTo.equals(CALLS) ? ofCalls : "made";
  }

  /** Every redirected method and the class it is redirected to, for tests. */
  Map<String, String> redirections() {
    return Map.copyOf(redirected);
  }
}
