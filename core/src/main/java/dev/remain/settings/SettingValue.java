// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one place says about a setting.
 *
 * @param texts values as written, more than one if the place repeats itself
 */
record SettingValue(Setting setting, SettingSource place, List<String> texts) {

  private static final Duration LONGEST = Duration.ofHours(24);
  private static final int LAST_PORT = 65_535;
  private static final String NONE = "none";
  private static final String AUTO = "auto";

  SettingValue {
    texts = List.copyOf(texts);
  }

  static SettingValue byDefault(Setting setting) {
    List<String> texts;
    if (setting.kind() == Setting.Kind.LIST) {
      texts = List.of();
    } else {
      texts = List.of(setting == Setting.ON_EXIT ? "wait" : setting.defaultText());
    }
    return new SettingValue(setting, SettingSource.DEFAULT, texts);
  }

  /** The value as {@code --explain} tells it; throws if it is not allowed. */
  String checked() {
    return switch (setting.kind()) {
      case CHOICE -> setting.choices().get(choice());
      case DURATION -> {
        duration();
        yield text();
      }
      case FILE -> {
        file();
        yield text();
      }
      case ADDRESS -> {
        address();
        yield text();
      }
      case NAME -> name();
      case LIST -> {
        List<String> list = list();
        if (texts.isEmpty() && list.isEmpty()) {
          yield setting.defaultText();
        }
        yield list.isEmpty() ? NONE : String.join(", ", list);
      }
    };
  }

  /** The one of these values, in the order of the setting's choices, that was chosen. */
  <E> E choice(E[] values) {
    return values[choice()];
  }

  /** Which of the setting's choices was made. */
  int choice() {
    List<String> choices = setting.choices();
    for (int i = 0; i < choices.size(); i++) {
      if (choices.get(i).equalsIgnoreCase(text())) {
        return i;
      }
    }
    throw wrong(
        choices.size() == 2
            ? "is neither " + choices.get(0) + " nor " + choices.get(1)
            : "is none of " + String.join(", ", choices));
  }

  /** Null stands for {@code auto}. */
  @Nullable Duration duration() {
    boolean hasAuto = setting.choices().contains(AUTO);
    if (hasAuto && text().equals(AUTO)) {
      return null;
    }
    Duration duration = DurationText.parse(text());
    if (duration == null) {
      throw wrong(
          "is not a duration; allowed is a number with ms, s or m, such as 200ms"
              + (hasAuto ? ", or auto" : ""));
    }
    if (duration.isZero() && setting != Setting.QUIET) {
      throw wrong("is too short; allowed is more than 0");
    }
    if (duration.compareTo(LONGEST) > 0) {
      throw wrong("is too long; allowed is up to 1440m");
    }
    return duration;
  }

  /** The duration of a setting that is never {@code auto}. */
  Duration fixedDuration() {
    Duration duration = duration();
    if (duration == null) {
      throw new IllegalStateException(setting.label());
    }
    return duration;
  }

  /** Null stands for {@code none}. */
  @Nullable Path file() {
    if (text().equals(NONE)) {
      return null;
    }
    if (text().isEmpty()) {
      throw wrong("is not a file; allowed is a path, or none");
    }
    try {
      return Path.of(text());
    } catch (InvalidPathException e) {
      throw wrong("is not a path: " + e.getReason());
    }
  }

  /** A port, on loopback unless a host is given. Null stands for {@code none}. */
  @Nullable InetSocketAddress address() {
    if (text().equals(NONE)) {
      return null;
    }
    int colon = text().lastIndexOf(':');
    String digits = text().substring(colon + 1);
    int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > LAST_PORT) {
      throw wrong("is not a port; allowed is 1 to 65535, a host and a colon before it, or none");
    }
    if (colon < 0) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
    InetSocketAddress address = new InetSocketAddress(text().substring(0, colon), port);
    if (address.isUnresolved()) {
      throw wrong("has a host that is not known");
    }
    return address;
  }

  /**
   * Whether it has Remain do what shows outside of a program that is developed: switch itself on,
   * listen to other machines, write a file, open the JVM.
   */
  boolean reachesOut() {
    return switch (setting) {
      case ENABLED -> choice(Settings.Enabled.values()) == Settings.Enabled.TRUE;
      case AGENT -> choice(Settings.Agent.values()) == Settings.Agent.LOAD;
      case EVENT_LOG -> file() != null;
      case CONTROL -> choice() == 0;
      case FRONT -> {
        InetSocketAddress address = address();
        yield address != null && !address.getAddress().isLoopbackAddress();
      }
      default -> false;
    };
  }

  /** Without spaces. */
  String name() {
    if (text().isEmpty() || hasSpace(text())) {
      throw wrong("is not a name");
    }
    return text();
  }

  private static boolean hasSpace(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** The default globs, unless {@code none} dropped them, and what was added to them. */
  List<String> list() {
    List<String> items = new ArrayList<>();
    for (String text : texts) {
      List<String> added = CommaList.split(text);
      if (added == null) {
        throw wrong(text, "has a brace without its partner");
      }
      items.addAll(added);
    }
    boolean dropsDefault = !items.isEmpty() && items.get(0).equals(NONE);
    if (dropsDefault) {
      items.remove(0);
    } else {
      items.addAll(0, setting.defaultGlobs());
    }
    if (items.contains(NONE)) {
      throw wrong(String.join(",", texts), "has none after another item; none comes first");
    }
    return List.copyOf(items);
  }

  String origin() {
    return place.origin(setting);
  }

  private String text() {
    if (texts.size() > 1) {
      throw new SettingsException(
          place.subject(setting)
              + ": given "
              + (texts.size() == 2 ? "twice" : texts.size() + " times")
              + ", and one value is all it takes");
    }
    return texts.get(0).trim();
  }

  private SettingsException wrong(String what) {
    return wrong(text(), what);
  }

  private SettingsException wrong(String value, String what) {
    return new SettingsException(place.subject(setting) + ": \"" + value + "\" " + what);
  }
}
