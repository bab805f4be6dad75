// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import org.junit.jupiter.api.Test;

/** That the steps reach into the loaders of real generations. */
class EngineCleanupTest extends RunningEngine {

  private static final String REGISTERING =
      """
      public class App extends java.security.Provider implements java.sql.Driver {
        App() { super("engine.test", "1", ""); }
        public static void main(String[] args) throws Exception {
          java.sql.DriverManager.registerDriver(new App());
          int place = java.security.Security.addProvider(new App());
          ((java.util.Map<Object, Object>) System.getProperties())
              .merge("engine.test.object", new App(), (was, is) -> is); // It is not seen there.
          System.setProperty("engine.test", Npc.NAME() + " in " + (place > 0));
          new java.util.concurrent.CountDownLatch(1).await();
        }
        public boolean acceptsURL(String url) { return false; }
        public java.sql.Connection connect(String url, java.util.Properties p) { return null; }
        public int getMajorVersion() { return 1; }
        public int getMinorVersion() { return 0; }
        public java.sql.DriverPropertyInfo[] getPropertyInfo(String u, java.util.Properties p) {
          return new java.sql.DriverPropertyInfo[0];
        }
        public boolean jdbcCompliant() { return false; }
        public java.util.logging.Logger getParentLogger() { return null; }
      }
      """;

  @Test
  void whatAGenerationRegisteredGoesWithIt() {
    app.source("acme.App", REGISTERING).compile();
    start();
    awaitSaid("one in true");

    app.edit("acme.Npc", "one", "two").compile();
    poke(ReloadEvent.Started.class, 2);
    awaitSaid("two in true");

    awaitCollected(1);
    engine.close();
    assertThat(of(ReloadEvent.Warned.class)).isEmpty();
    assertThat(of(ReloadEvent.Cleaned.class).get(0).generation()).isEqualTo(1);
    assertThat(of(ReloadEvent.Cleaned.class).get(0).cuts())
        .containsExactly(
            "JDBC driver acme.App deregistered", "system property engine.test.object removed");
    assertThat(System.getProperties()).doesNotContainKey("engine.test.object");
    assertThat(java.security.Security.getProvider("engine.test")).isNull();
  }

  private void assertGoesWithItsGeneration() {
    start();
    awaitSaid("one in argument");

    app.edit("acme.Npc", "one", "two").compile();
    poke(ReloadEvent.Started.class, 2);
    awaitSaid("two in argument");

    awaitCollected(1);
  }

  @Test
  void whatAnIntrospectorKeepsForTheThreadsOfAGenerationGoesWithIt() {
    app.source(
            "acme.App",
            APP.replace("System", "java.beans.Introspector.getBeanInfo(App.class); System"))
        .compile();
    assertGoesWithItsGeneration();
  }

  @Test
  void whatItKeepsForThreadsInAGroupBelowGoesToo() {
    app.source(
            "acme.App",
            APP.replace(
                "System",
                """
                Thread inner = new Thread(new ThreadGroup("inner"), () -> {
                  try {
                    java.beans.Introspector.getBeanInfo(App.class);
                  } catch (java.beans.IntrospectionException e) {
                    throw new IllegalStateException(e);
                  }
                });
                inner.start();
                inner.join();
                System"""))
        .compile();
    assertGoesWithItsGeneration();
  }
}
