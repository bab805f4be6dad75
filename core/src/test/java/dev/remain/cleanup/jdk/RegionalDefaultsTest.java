// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionalDefaultsTest {

  private static final String ZONE =
      "public class Thing extends java.util.SimpleTimeZone {"
          + " public Thing() { super(12345, \"Gone\"); } }";

  @TempDir Path directory;
  private final TimeZone zone = TimeZone.getDefault();
  private final Locale locale = Locale.getDefault();
  private final Locale display = Locale.getDefault(Locale.Category.DISPLAY);
  private final Locale format = Locale.getDefault(Locale.Category.FORMAT);
  private final RegionalDefaults step = new RegionalDefaults(Gone.access());

  @AfterEach
  void putBack() {
    TimeZone.setDefault(zone);
    Locale.setDefault(locale);
    Locale.setDefault(Locale.Category.DISPLAY, display);
    Locale.setDefault(Locale.Category.FORMAT, format);
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() {
    WeakReference<ClassLoader> loader = install();

    GcAssert.assertHeld(loader, "the loader of the time zone");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the time zone");
    assertThat(cuts).hasSize(1);
    assertThat(TimeZone.getDefault().getID()).isNotEqualTo("Gone");
  }

  private WeakReference<ClassLoader> install() {
    Gone gone = new Gone(directory, ZONE);
    step.entering();
    TimeZone.setDefault((TimeZone) gone.thing());
    return new WeakReference<>(gone);
  }

  @Test
  void theLocalesThatWereThereWhenTheGenerationWasEnteredComeBack() {
    Locale.setDefault(Locale.ITALIAN);
    Locale.setDefault(Locale.Category.FORMAT, Locale.CHINESE);
    step.entering();
    Locale.setDefault(Locale.GERMAN);

    assertThat(step.clean(new Gone(directory, ZONE).doomed())).hasSize(1);

    assertThat(Locale.getDefault()).isEqualTo(Locale.ITALIAN);
    assertThat(Locale.getDefault(Locale.Category.DISPLAY)).isEqualTo(Locale.ITALIAN);
    assertThat(Locale.getDefault(Locale.Category.FORMAT)).isEqualTo(Locale.CHINESE);
  }

  @Test
  void theNextGenerationHasTheTimeZoneOfItsProperty() {
    String property = System.getProperty("user.timezone");
    TimeZone.setDefault(null);
    assertThat(TimeZone.getDefault().getID()).isNotEqualTo("Pacific/Chatham");
    try {
      assertThat(step.clean(new Gone(directory, ZONE).doomed())).isEmpty();
      System.setProperty("user.timezone", "Pacific/Chatham");

      assertThat(TimeZone.getDefault().getID()).isEqualTo("Pacific/Chatham");
    } finally {
      if (property == null) {
        System.clearProperty("user.timezone");
      } else {
        System.setProperty("user.timezone", property);
      }
    }
  }

  @Test
  void anotherTimeZoneIsLeftAlone() {
    TimeZone other = TimeZone.getTimeZone("Asia/Tokyo");
    TimeZone.setDefault(other);
    Gone gone = new Gone(directory, ZONE);
    gone.thing();

    assertThat(step.clean(gone.doomed())).isEmpty();

    assertThat(TimeZone.getDefault()).isEqualTo(other);
  }

  @Test
  void thePropertyThatTheJdkSetsAsItReadsIsNotThereInTheNextGeneration() {
    withoutProperty(
        () -> {
          RegionalDefaults fresh = new RegionalDefaults(Gone.access());
          assertThat(TimeZone.getDefault()).isNotNull();
          assertThat(System.getProperty("user.timezone")).isNotEmpty();

          assertThat(fresh.clean(new Gone(directory, ZONE).doomed())).isEmpty();
          assertThat(System.getProperty("user.timezone")).isNull();
          assertThat(fresh.clean(new Gone(directory, ZONE).doomed())).isEmpty();
          assertThat(System.getProperty("user.timezone")).isNull();
        });
  }

  @Test
  void oneThatSomebodyElseHasSetStays() {
    withoutProperty(
        () -> {
          RegionalDefaults fresh = new RegionalDefaults(Gone.access());
          System.setProperty("user.timezone", "Pacific/Chatham");

          assertThat(fresh.clean(new Gone(directory, ZONE).doomed())).isEmpty();

          assertThat(System.getProperty("user.timezone")).isEqualTo("Pacific/Chatham");
          assertThat(TimeZone.getDefault().getID()).isEqualTo("Pacific/Chatham");
        });
  }

  @Test
  void soDoesOneThatTheJvmBeganWith() {
    withoutProperty(
        () -> {
          System.setProperty("user.timezone", TimeZone.getDefault().getID());
          RegionalDefaults fresh = new RegionalDefaults(Gone.access());
          String first = System.getProperty("user.timezone");

          assertThat(fresh.clean(new Gone(directory, ZONE).doomed())).isEmpty();

          assertThat(System.getProperty("user.timezone")).isEqualTo(first);
        });
  }

  /** As a JVM begins that nobody has told of a time zone. */
  private static void withoutProperty(Runnable test) {
    String property = System.getProperty("user.timezone");
    System.clearProperty("user.timezone");
    TimeZone.setDefault(null);
    try {
      test.run();
    } finally {
      if (property == null) {
        System.clearProperty("user.timezone");
      } else {
        System.setProperty("user.timezone", property);
      }
    }
  }
}
