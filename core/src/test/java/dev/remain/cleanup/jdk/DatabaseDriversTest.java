// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseDriversTest {

  private static final String DRIVER =
      """
      import java.sql.*;
      public class Thing implements Driver {
        static {
          try {
            DriverManager.registerDriver(new Thing());
          } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
          }
        }
        public boolean acceptsURL(String url) { return url.equals("jdbc:gone"); }
        public Connection connect(String url, java.util.Properties p) { return null; }
        public int getMajorVersion() { return 1; }
        public int getMinorVersion() { return 0; }
        public DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties p) {
          return new DriverPropertyInfo[0];
        }
        public boolean jdbcCompliant() { return false; }
        public java.util.logging.Logger getParentLogger() { return null; }
      }
      """;

  @TempDir Path directory;
  private final DatabaseDrivers step = new DatabaseDrivers(Gone.access());

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    WeakReference<ClassLoader> loader = register();

    GcAssert.assertHeld(loader, "the loader of the driver");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the driver");
    assertThat(cuts).containsExactly("JDBC driver gone.Thing deregistered");
  }

  private WeakReference<ClassLoader> register() {
    Gone gone = new Gone(directory, DRIVER);
    gone.thing();
    return new WeakReference<>(gone);
  }

  @Test
  void driversThatStayAreLeftAlone() throws Exception {
    Gone kept = new Gone(directory, DRIVER);
    kept.thing();
    Gone gone = new Gone(directory, DRIVER);
    gone.loadClass("gone.Thing");

    assertThat(step.clean(gone.doomed())).isEmpty();

    assertThat(step.clean(kept.doomed()))
        .as("still registered")
        .containsExactly("JDBC driver gone.Thing deregistered");
  }

  @Test
  void theDriversOfTheHeirRegisterThemselves() throws Exception {
    Gone gone = new Gone(directory, DRIVER);
    gone.thing();
    Files.createDirectories(directory.resolve("classes/META-INF/services"));
    Files.writeString(
        directory.resolve("classes/META-INF/services/java.sql.Driver"),
        "absent.Missing\ngone.Thing\n");
    Gone heir = new Gone(directory, DRIVER);

    assertThat(step.clean(new Doomed(Set.of(gone), heir)))
        .containsExactly("JDBC driver gone.Thing deregistered");

    assertThat(step.clean(new Doomed(Set.of(heir), getClass().getClassLoader())))
        .as("registered by then")
        .containsExactly("JDBC driver gone.Thing deregistered");
  }

  @Test
  void soDoThoseOfABaseThatComesLater() throws Exception {
    Gone gone = new Gone(directory, DRIVER);
    gone.thing();
    Gone without = new Gone(directory, DRIVER);
    assertThat(step.clean(new Doomed(Set.of(gone), without))).hasSize(1);
    Gone heir = withServices();

    assertThat(step.clean(new Doomed(Set.of(without), heir))).isEmpty();

    assertThat(step.clean(new Doomed(Set.of(heir), getClass().getClassLoader())))
        .containsExactly("JDBC driver gone.Thing deregistered");
  }

  @Test
  void theLiveDriversOfLaterGenerationsRegisterThemselvesBeforeTheyAreEntered() throws Exception {
    Gone first = withServices();
    assertThat(step.clean(first.doomed())).as("not prepared").isEmpty();
    Gone second = withServices();

    step.preparing(second);

    assertThat(step.clean(second.doomed())).containsExactly("JDBC driver gone.Thing deregistered");
  }

  private Gone withServices() throws Exception {
    Files.createDirectories(directory.resolve("classes/META-INF/services"));
    Files.writeString(directory.resolve("classes/META-INF/services/java.sql.Driver"), "gone.Thing");
    return new Gone(directory, DRIVER);
  }

  @Test
  void aLoaderThatHasMetNoDriverIsNotLookedInto() throws Exception {
    Gone gone = new Gone(directory, "public class Thing { }");
    gone.thing();

    assertThat(step.clean(gone.doomed())).isEmpty();

    assertThat(Gone.access().hasMet(gone, DriverRemoval.class.getName())).isFalse();
  }
}
