// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.Captured;
import dev.remain.woven.Calls;
import dev.remain.woven.FakeReceiver;
import dev.remain.woven.Receiver;
import dev.remain.woven.SystemProperties;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads or sets a system property is found on the stack. */
class PropertyUserTest {

  private static final String FACTORY = "javax.xml.parsers.DocumentBuilderFactory";

  private static final String READING =
      """
      import java.util.Optional;

      public class Reading {
        static final class Once {
          static final String VALUE = System.getProperty("user.test");
        }
        public static void plainly() { System.getProperty("user.test"); }
        public static void asNumber() { Integer.getInteger("user.test"); }
        public static void fromTable() { System.getProperties().getOrDefault("user.test", ""); }
        public static void mapped() { Optional.of("user.test").map(System::getProperty); }
        public static void copied() { System.getProperties().clone(); }
        public static void once() { Once.VALUE.length(); }
        public static void byTheJdk() throws Exception {
          javax.xml.parsers.DocumentBuilderFactory.newInstance();
        }
        public static void set() {
          java.util.Map.of("user.set", "1").forEach(System::setProperty);
        }
        public static void zone() {
          java.util.TimeZone.setDefault(null);
          java.util.TimeZone.getDefault();
        }
      }
      """;

  @TempDir Path directory;

  private final Receiver receiver = FakeReceiver.current();
  private final Properties before = System.getProperties();
  private final Seen seen = new Seen();
  private ClassLoader base;
  private ClassLoader live;

  /** What the receiver of an engine does, and who it was. */
  private static final class Seen implements Receiver {
    private final List<PropertyUser> readers = new ArrayList<>();
    private final List<PropertyUser> setters = new ArrayList<>();
    private final List<Removal> removals = new ArrayList<>();

    @Override
    public void exit(int status) {}

    @Override
    public void addShutdownHook(Thread hook) {}

    @Override
    public boolean removeShutdownHook(Thread hook) {
      return false;
    }

    @Override
    public ClassLoader loaderOfCaller() {
      return PropertyUserTest.class.getClassLoader();
    }

    @Override
    public void registered(Object thing, Removal removal) {
      removals.add(removal);
    }

    @Override
    public Setter setter() {
      setters.add(PropertyUser.now());
      return Setter.PROGRAM;
    }

    @Override
    public boolean propertySet(
        Object key, @Nullable Object former, @Nullable Object value, int asked, Setter by) {
      return true;
    }

    @Override
    public void propertyRead(Object key, @Nullable Object value) {
      readers.add(PropertyUser.now());
    }
  }

  @BeforeEach
  void load() {
    Properties plain = new Properties();
    plain.putAll(before);
    System.setProperties(plain);
    SystemProperties.Table.install();
    CompiledApp library =
        CompiledApp.in(directory.resolve("library")).source("lib.Reading", READING).compile();
    CompiledApp app =
        CompiledApp.in(directory.resolve("app")).source("acme.Reading", READING).compile();
    BaseClassLoader loader = Captured.base(library.jar().writeTo(directory.resolve("library.jar")));
    base = loader;
    live = Captured.generation(1, loader, Captured.of(Captured.directory(app.classes())));
    Calls.receiver(seen);
    System.setProperty("user.test", "1");
    System.setProperty(FACTORY, "1");
    System.clearProperty(FACTORY);
    seen.setters.clear();
  }

  @AfterEach
  void putBack() throws Exception {
    for (Receiver.Removal removal : seen.removals) {
      removal.remove("");
    }
    Calls.receiver(receiver);
    System.setProperties(before);
  }

  private static void call(ClassLoader loader, String name, String method) throws Exception {
    loader.loadClass(name).getMethod(method).invoke(null);
  }

  @Test
  void aLibraryIsWhateverHelpsIt() throws Exception {
    for (String way : List.of("plainly", "asNumber", "fromTable", "mapped", "copied")) {
      seen.readers.clear();
      call(base, "lib.Reading", way);

      assertThat(seen.readers)
          .as(way)
          .contains(
              new PropertyUser(PropertyUser.Kind.BASE, "lib.Reading", "remain-base-1", false));
      assertThat(seen.readers).as(way).allMatch(user -> user.kind() == PropertyUser.Kind.BASE);
    }
  }

  @Test
  void soIsTheProgram() throws Exception {
    for (String way : List.of("plainly", "asNumber", "fromTable", "mapped", "copied")) {
      call(live, "acme.Reading", way);
    }

    assertThat(seen.readers)
        .isNotEmpty()
        .containsOnly(new PropertyUser(PropertyUser.Kind.LIVE, "", "", false));
  }

  @Test
  void whatAClassBeginsWithItReadsOnce() throws Exception {
    call(base, "lib.Reading", "once");

    assertThat(seen.readers)
        .containsExactly(
            new PropertyUser(PropertyUser.Kind.BASE, "lib.Reading$Once", "remain-base-1", true));
  }

  @Test
  void whatTheJdkReadsForItselfItReads() throws Exception {
    call(base, "lib.Reading", "byTheJdk");
    call(live, "acme.Reading", "byTheJdk");

    assertThat(seen.readers)
        .extracting(PropertyUser::kind)
        .isNotEmpty()
        .containsOnly(PropertyUser.Kind.JDK);
  }

  @Test
  void remainIsNobodyOfTheProgram() {
    String value = System.getProperty("user.test");

    assertThat(value).isEqualTo("1");
    assertThat(seen.readers).extracting(PropertyUser::kind).containsOnly(PropertyUser.Kind.OTHER);
  }

  @Test
  void whoSetsOneByAReferenceToTheMethodIsFoundToo() throws Exception {
    call(base, "lib.Reading", "set");

    assertThat(seen.setters).extracting(PropertyUser::kind).containsExactly(PropertyUser.Kind.BASE);
  }

  @Test
  void aTimeZoneThatTheJdkFindsItSets() throws Exception {
    java.util.TimeZone zone = java.util.TimeZone.getDefault();
    System.clearProperty("user.timezone");
    seen.setters.clear();
    try {
      call(live, "acme.Reading", "zone");
    } finally {
      java.util.TimeZone.setDefault(zone);
    }

    assertThat(seen.setters).isNotEmpty().allMatch(user -> user.kind() == PropertyUser.Kind.JDK);
  }
}
