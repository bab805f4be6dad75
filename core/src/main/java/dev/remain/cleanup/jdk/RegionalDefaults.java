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
import org.jspecify.annotations.Nullable;

/**
 * Puts the default locale back as it was when the generation was entered, and a doomed default time
 * zone as it was when the JVM began. A locale has no class of its own to tell whose it is, so one
 * that came in the generation's time counts as the generation's, as under {@code java} it would be.
 * A time zone that the JDK has read from the system is read again by who asks next, which sees what
 * the next generation has set as {@code user.timezone} by then. Where the JDK has set that, which
 * it does as it reads, it is as it was when the JVM began. Confined to the restart thread.
 */
final class RegionalDefaults implements CleanupStep, Remembering {

  private static final String ZONE = "user.timezone";

  private final LoaderAccess access;
  private final @Nullable String atFirst = SystemProperties.plain(ZONE);
  private @Nullable String ofSystem;
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
    if (SystemProperties.unseen(() -> isZonePutBack(doomed))) { // The JDK sets one as it reads it.
      cuts.add("default time zone put back");
    }
    return cuts;
  }

  private boolean isZonePutBack(Doomed doomed) {
    String set = System.getProperty(ZONE);
    TimeZone zone = TimeZone.getDefault();
    boolean isOfJdk = isNone(atFirst) && (isNone(set) || set.equals(ofSystem()));
    put(set);
    TimeZone.setDefault(null);
    boolean isDoomed =
        access.haveMet(doomed, "java.util.TimeZone", "java.util.SimpleTimeZone")
            && doomed.owns(zone);
    if (!isDoomed) {
      // What is not as the JDK reads it was set by who stays.
      TimeZone.setDefault(zone.equals(TimeZone.getDefault()) ? null : zone);
    }
    put(isOfJdk ? atFirst : set);
    return isDoomed;
  }

  private static void put(@Nullable String zone) {
    Object unused =
        zone == null ? System.getProperties().remove(ZONE) : System.getProperties().put(ZONE, zone);
  }

  private static boolean isNone(@Nullable String zone) {
    return zone == null || zone.isEmpty();
  }

  /** What the JDK sets where nobody has. */
  private String ofSystem() {
    String known = ofSystem;
    if (known == null) {
      put(null);
      TimeZone.setDefault(null);
      known = TimeZone.getDefault().getID();
      ofSystem = known;
    }
    return known;
  }
}
