// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.cleanup.step.LoaderAccess;
import dev.remain.cleanup.step.Remembering;
import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import dev.remain.woven.SystemProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Puts the default locale back as it was when the generation was entered, and a doomed default time
 * zone as it was when the JVM began. A locale has no class of its own to tell whose it is, so one
 * that came in the generation's time counts as the generation's, as under {@code java} it would be.
 * A time zone that the JDK has read from the system is read again by who asks next, which sees what
 * the next generation has set as {@code user.timezone} by then. Confined to the restart thread.
 */
final class RegionalDefaults implements CleanupStep, Remembering {

  private final LoaderAccess access;
  private Locales before = Locales.now();

  private record Locales(Locale all, Locale display, Locale format) {
    static Locales now() {
      return new Locales(
          Locale.getDefault(),
          Locale.getDefault(Locale.Category.DISPLAY),
          Locale.getDefault(Locale.Category.FORMAT));
    }

    /** Without the record's own {@code equals}, whose first call takes the JVM some 30 ms. */
    boolean isAs(Locales other) {
      return all.equals(other.all) && display.equals(other.display) && format.equals(other.format);
    }
  }

  RegionalDefaults(LoaderAccess access) {
    this.access = access;
  }

  @Override
  public void entering() {
    before = Locales.now();
  }

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) {
    List<String> cuts = new ArrayList<>();
    if (!Locales.now().isAs(before)) {
      Locale.setDefault(before.all());
      Locale.setDefault(Locale.Category.DISPLAY, before.display());
      Locale.setDefault(Locale.Category.FORMAT, before.format());
      cuts.add("default locale put back");
    }
    SystemProperties.unseen(() -> putZoneBack(doomed, cuts)); // The JDK sets one as it reads it.
    return cuts;
  }

  private void putZoneBack(Doomed doomed, List<String> cuts) {
    TimeZone zone = TimeZone.getDefault();
    TimeZone.setDefault(null);
    if (access.haveMet(doomed, "java.util.TimeZone", "java.util.SimpleTimeZone")
        && doomed.owns(zone)) {
      cuts.add("default time zone put back");
    } else {
      // What is not as the JDK reads it was set by who stays.
      TimeZone.setDefault(zone.equals(TimeZone.getDefault()) ? null : zone);
    }
  }
}
