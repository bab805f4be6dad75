// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.ForkedJvm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A library that is kept asks for what belongs to the program by name, in every way the JDK has: it
 * gets what it would get under plain java, of the generation that runs, and holds nothing of it.
 */
class LookUpByNameIT {

  private static final String LIBRARY =
      """
      import java.io.*;
      import java.lang.invoke.MethodType;
      import java.lang.reflect.Proxy;
      import java.net.URL;
      import java.net.URLClassLoader;
      import java.util.*;
      import java.util.function.Supplier;

      public class Asks {
        interface Way { Object ask() throws Exception; }

        private static final Map<String, Way> WAYS = new LinkedHashMap<>();
        private static final String NAME = "app.Item";
        private static final ClassLoader OWN = Asks.class.getClassLoader();

        public static class Holder implements Serializable {
          Object held;
          transient boolean read;
          private void readObject(ObjectInputStream in) throws Exception {
            in.defaultReadObject();
            read = true;
          }
        }

        static class Resolving extends ObjectInputStream {
          Resolving(InputStream in) throws IOException { super(in); }
          @Override protected Class<?> resolveClass(ObjectStreamClass c)
              throws IOException, ClassNotFoundException { return super.resolveClass(c); }
        }

        static class Child extends ClassLoader {
          Child() { super(OWN); }
        }

        static byte[] written(Object object) throws IOException {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          try (ObjectOutputStream out = new ObjectOutputStream(bytes)) { out.writeObject(object); }
          return bytes.toByteArray();
        }

        static InputStream stream(Object object) throws IOException {
          return new ByteArrayInputStream(written(object));
        }

        static {
          WAYS.put("forName", () -> Class.forName(NAME));
          WAYS.put("forName of an array", () -> Class.forName("[[Lapp.Item;").getComponentType()
              .getComponentType());
          WAYS.put("forName with loader", () -> Class.forName(NAME, true, OWN));
          WAYS.put("forName as function", () -> List.of(NAME).stream().map(name -> {
            try { return Class.forName(name); } catch (Exception e) { return e; }
          }).toList().get(0));
          WAYS.put("loadClass", () -> OWN.loadClass(NAME));
          WAYS.put("loadClass by reflection", () ->
              ClassLoader.class.getMethod("loadClass", String.class).invoke(OWN, NAME));
          WAYS.put("findClass", () -> java.lang.invoke.MethodHandles.lookup().findClass(NAME));
          WAYS.put("child", () -> new Child().loadClass(NAME));
          WAYS.put("forName of a child", () -> Class.forName(NAME, false, new Child()));
          WAYS.put("context", () -> Thread.currentThread().getContextClassLoader().loadClass(NAME));
          WAYS.put("system loader", () -> ClassLoader.getSystemClassLoader().loadClass(NAME));
          WAYS.put("readObject", () -> new ObjectInputStream(stream(item())).readObject());
          WAYS.put("readObject of ObjectInput", () ->
              ((ObjectInput) new ObjectInputStream(stream(item()))).readObject());
          WAYS.put("readUnshared", () -> new ObjectInputStream(stream(item())).readUnshared());
          WAYS.put("super.resolveClass", () -> new Resolving(stream(item())).readObject());
          WAYS.put("primitive class", () -> new Resolving(stream(new Object[] {int.class, item()}))
              .readObject().getClass());
          WAYS.put("defaultReadObject", () -> {
            Holder holder = new Holder();
            holder.held = item();
            return ((Holder) new ObjectInputStream(stream(holder)).readObject()).held;
          });
          WAYS.put("services", () -> {
            Set<String> found = new TreeSet<>();
            for (Supplier<?> each : ServiceLoader.load(Supplier.class, OWN)) {
              found.add(String.valueOf(each.get()));
            }
            return found;
          });
          WAYS.put("services file", () -> OWN.getResource("META-INF/services/java.util.function.Supplier")
              != null);
          WAYS.put("method type", () ->
              // Not a constant, which would have it loaded anew.
              MethodType.fromMethodDescriptorString(NAME.replace("app.", "()Lapp/") + ";", OWN)
                  .returnType());
          WAYS.put("proxy", () -> Proxy.newProxyInstance(OWN, new Class<?>[] {
              Thread.currentThread().getContextClassLoader().loadClass("app.Face")},
              (proxy, method, arguments) -> "a proxy").toString());
          WAYS.put("bundle", () -> ResourceBundle.getBundle("app.words").getString("word"));
          WAYS.put("bundle with loader", () ->
              ResourceBundle.getBundle("app.words", Locale.ROOT, OWN).getString("word"));
          WAYS.put("driver on a library's thread", () -> {
            Object[] found = {"none"};
            Thread thread = new Thread(() -> {
              try {
                found[0] = java.sql.DriverManager.getDriver("jdbc:app:x").getClass();
              } catch (java.sql.SQLException e) {
                found[0] = e;
              }
            });
            thread.setContextClassLoader(OWN);
            thread.start();
            thread.join();
            return found[0];
          });
          WAYS.put("driver", () -> java.sql.DriverManager.getDriver("jdbc:app:x").getClass());
          WAYS.put("class file", () -> OWN.getResource("app/Item.class") != null);
          WAYS.put("directory", () -> OWN.getResource("app") != null);
          WAYS.put("system resource", () -> ClassLoader.getSystemResource("app/words.properties") != null);
          WAYS.put("absent", () -> Class.forName("app.Absent"));
        }

        static Object item() throws Exception {
          return Thread.currentThread().getContextClassLoader().loadClass(NAME)
              .getConstructor().newInstance();
        }

        public static void print() {
          WAYS.forEach((name, way) -> {
            String answer;
            try {
              Object given = way.ask();
              Class<?> type = given instanceof Class<?> itself ? itself : given.getClass();
              answer = type.getName().startsWith("app.")
                  ? type.getMethod("version").invoke(null).toString() : given.toString();
            } catch (Exception e) {
              answer = e.toString();
            }
            System.out.println(name + ": " + answer);
          });
          System.out.println("asked");
        }
      }
      """;

  @TempDir Path directory;

  private static String printed(String out) {
    return out.substring(0, out.indexOf("asked\n"));
  }

  @Test
  void aLibraryGetsWhatBelongsToTheRunningGenerationAndHoldsNothingOfIt() {
    Path library =
        CompiledApp.in(directory.resolve("library"))
            .source("lib.Asks", LIBRARY)
            .compile()
            .jar()
            .writeTo(directory.resolve("lib.jar"));
    CompiledApp app =
        RemainRun.app(directory.resolve("app"))
            .classPath(library)
            .source("app.Face", "public interface Face {}")
            .source(
                "app.Item",
                """
                public class Item implements java.io.Serializable, java.util.function.Supplier<String> {
                  private static final long serialVersionUID = 1;
                  public static String version() { return "item 1"; }
                  public String get() { return version(); }
                }
                """)
            .source(
                "app.Driver",
                """
                public class Driver implements java.sql.Driver {
                  static {
                    try {
                      java.sql.DriverManager.registerDriver(new Driver());
                    } catch (java.sql.SQLException e) {
                      throw new ExceptionInInitializerError(e);
                    }
                  }
                  public static String version() { return Item.version(); }
                  public java.sql.Connection connect(String u, java.util.Properties p) { return null; }
                  public boolean acceptsURL(String url) { return url.startsWith("jdbc:app:"); }
                  public java.sql.DriverPropertyInfo[] getPropertyInfo(String u, java.util.Properties p) {
                    return new java.sql.DriverPropertyInfo[0];
                  }
                  public int getMajorVersion() { return 1; }
                  public int getMinorVersion() { return 0; }
                  public boolean jdbcCompliant() { return false; }
                  public java.util.logging.Logger getParentLogger() { return null; }
                }
                """)
            .source(
                "app.App",
                """
                public class App {
                  public static void main(String[] args) throws Exception {
                    lib.Asks.print();
                    Thread.sleep(args.length > 0 ? 0 : 100_000);
                  }
                }
                """)
            .resource("app/words.properties", "word=a word")
            .resource("META-INF/services/java.util.function.Supplier", "app.Item")
            .resource("META-INF/services/java.sql.Driver", "app.Driver")
            .compile();
    String plain;
    try (ForkedJvm jvm =
        ForkedJvm.builder()
            .classPath(app.classes(), library)
            .mainClass("app.App")
            .arguments("leave")
            .outputs(directory)
            .start()) {
      assertThat(jvm.exitStatus()).isZero();
      plain = printed(jvm.out());
    }
    assertThat(plain)
        .contains(
            "forName: item 1\n", "thread: item 1\n", "driver: item 1\n", "services: [item 1]\n");

    try (RemainRun run =
        RemainRun.of(app).entries(library).options("--collect-timeout", "20s").main("app.App")) {
      run.prints("asked\n").started(1);
      assertThat(printed(run.jvm().out())).isEqualTo(plain);

      run.edit("app.Item", "item 1", "item 2");

      run.started(2);
      run.prints("item 2");
      run.log().awaitGeneration("collected", 1);
      assertThat(run.log().all("started"))
          .as("the library is kept, and only answered")
          .noneMatch(started -> started.fields().toString().contains("anew"));
      String second = run.jvm().out().substring(run.jvm().out().indexOf("asked\n") + 6);
      assertThat(printed(second)).isEqualTo(plain.replace("item 1", "item 2"));
    }
  }
}
