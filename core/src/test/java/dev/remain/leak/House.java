// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.SoftReference;
import java.lang.reflect.Proxy;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A library that stays, and keeps pieces of generations in every way there is. */
public final class House {

  static @Nullable Object guest;
  static @Nullable SoftReference<Object> cached;
  static @Nullable Object asked;
  static @Nullable Thread ghost; // which has ended
  static final List<Object> GUESTS = new ArrayList<>();
  static final Map<String, List<Object>> FLOORS = new ConcurrentHashMap<>();
  static final List<Object> PROXIES = new ArrayList<>();
  static final ThreadLocal<Object> SEAT = new ThreadLocal<>();

  private static @Nullable Object visitor;

  /** Its values are kept by the classes they are for. */
  static final ClassValue<Object> VISITORS =
      new ClassValue<>() {
        @Override
        protected Object computeValue(Class<?> type) {
          return visitor;
        }
      };

  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();
  private final Timer timer = new Timer("house-timer-7", true);

  /** Defines copies of the tenants' classes. */
  private static final class Generation extends ClassLoader {
    Generation(int number) {
      super("house-generation-" + number, House.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(Tenant.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      try (InputStream in =
          House.class.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
        byte[] bytes = in.readAllBytes();
        ProtectionDomain domain = new ProtectionDomain(null, null, null, null);
        return defineClass(name, bytes, 0, bytes.length, domain);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  /** Asks another loader, which it forgets; the JVM does not. */
  static final class Forgetful extends ClassLoader {
    private @Nullable ClassLoader other;

    Forgetful(ClassLoader other) {
      super(House.class.getClassLoader());
      this.other = other;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return other != null && name.equals(Tenant.class.getName())
          ? other.loadClass(name)
          : super.loadClass(name, resolve);
    }
  }

  private static Object of(int number, Class<?> type) throws ReflectiveOperationException {
    return new Generation(number).loadClass(type.getName()).getDeclaredConstructor().newInstance();
  }

  public void keepEveryone() throws Exception {
    guest = of(1, Tenant.class);
    GUESTS.add(of(2, Tenant.class));
    FLOORS.put("first", new ArrayList<>(List.of(of(3, Tenant.class))));
    runs(of(4, Tenant.class));
    seats(of(5, Tenant.class));
    timer.schedule((TimerTask) of(6, TenantTask.class), 3_600_000);
    cached = new SoftReference<>(of(7, Tenant.class));
    visitor = of(8, Tenant.class);
    VISITORS.get(House.class);
    visitor = null;
    of(9, Tenant.class); // nobody keeps this one
    inherits(of(10, Tenant.class));
    Forgetful forgetful = new Forgetful(of(11, Tenant.class).getClass().getClassLoader());
    Class.forName(Tenant.class.getName(), true, forgetful);
    forgetful.other = null;
    asked = forgetful;
    remembers(of(12, Tenant.class));
    PROXIES.add(proxy(13));
    PROXIES.add(proxy(14));
    System.getProperties().put("house", of(15, Tenant.class));
  }

  private static Object proxy(int number) throws ReflectiveOperationException {
    Class<?> face = new Generation(number).loadClass(Tenant.class.getName() + "$Face");
    return Proxy.newProxyInstance(
        face.getClassLoader(), new Class<?>[] {face}, (proxy, method, arguments) -> null);
  }

  @SuppressWarnings("unchecked")
  private void runs(Object tenant) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    ((Consumer<CountDownLatch[]>) tenant).accept(new CountDownLatch[] {started, closing});
    start(new Thread((Runnable) tenant, "tenant-4"));
    started.await();
  }

  private void seats(Object tenant) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    Object[] once = {tenant};
    start(
        new Thread(
            () -> {
              SEAT.set(once[0]);
              once[0] = null;
              started.countDown();
              waitForEnd();
            },
            "house-pool-3"));
    started.await();
  }

  private void inherits(Object tenant) {
    Thread thread = new Thread(this::waitForEnd, "house-reaper");
    thread.setContextClassLoader(tenant.getClass().getClassLoader());
    start(thread);
  }

  private void start(Thread thread) {
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
  }

  private void waitForEnd() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void remembers(Object tenant) throws InterruptedException {
    Thread thread = new Thread(() -> {}, "house-guest-12");
    thread.setContextClassLoader(tenant.getClass().getClassLoader());
    thread.start();
    thread.join();
    ghost = thread;
  }

  public void evictEveryone() throws InterruptedException {
    closing.countDown();
    timer.cancel();
    for (Thread thread : threads) {
      thread.join();
    }
    threads.clear();
    VISITORS.remove(House.class);
    GUESTS.clear();
    PROXIES.clear();
    System.getProperties().remove("house");
    FLOORS.clear();
    guest = null;
    ghost = null;
    cached = null;
    asked = null;
  }
}
