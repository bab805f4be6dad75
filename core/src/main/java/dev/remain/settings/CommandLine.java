// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code dev.remain.Main} was started with.
 *
 * @param checkLeaks how many restarts to look for leaks in; 0 for a normal run
 * @param learn the command of a build to learn from, or null
 * @param tell what to tell a program that runs, or null
 * @param mcp whether tools are to be answered over standard input and output
 * @param options settings and their values, not yet checked
 * @param mainClass null only if help, version or an explanation is all that is asked for
 * @param arguments of the application, as they came
 */
public record CommandLine(
    boolean help,
    boolean version,
    boolean explain,
    int checkLeaks,
    @Nullable String learn,
    @Nullable String tell,
    boolean mcp,
    Map<Setting, List<String>> options,
    @Nullable String mainClass,
    List<String> arguments) {

  static final String USAGE =
      "java -cp <class path> dev.remain.Main [options] com.acme.App [arguments]";

  private static final String HELP = "--help";
  private static final String VERSION = "--version";
  private static final String EXPLAIN = "--explain";
  private static final String CHECK_LEAKS = "--check-leaks";
  private static final String LEARN = "--learn";
  private static final String TELL = "--tell";
  private static final String MCP = "--mcp";
  private static final int MOST_RESTARTS = 100_000;

  public CommandLine {
    arguments = List.copyOf(arguments);
  }

  /**
   * @throws SettingsException if an option is unknown or lacks its value, or no main class is given
   */
  public static CommandLine parse(String... words) {
    List<String> flags = new ArrayList<>();
    Map<Setting, List<String>> options = new EnumMap<>(Setting.class);
    int checkLeaks = 0;
    String learn = null;
    String tell = null;
    int next = 0;
    while (next < words.length && words[next].startsWith("-")) {
      String word = words[next++];
      if (word.equals("--")) {
        break;
      }
      if (word.equals("-h") || word.equals("-?") || word.equals("-help")) {
        flags.add(HELP);
        continue;
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (List.of(HELP, VERSION, EXPLAIN, MCP).contains(name)) {
        if (equals >= 0) {
          throw new SettingsException("option " + name + ": takes no value");
        }
        flags.add(name);
        continue;
      }
      if (name.equals(CHECK_LEAKS)) {
        checkLeaks =
            restarts(
                equals < 0
                    ? following(words, next++, name, "<number>")
                    : word.substring(equals + 1));
        continue;
      }
      if (name.equals(LEARN)) {
        learn =
            equals < 0
                ? following(words, next++, name, "\"<build command>\"")
                : word.substring(equals + 1);
        continue;
      }
      if (name.equals(TELL)) {
        tell = equals < 0 ? following(words, next++, name, "<what>") : word.substring(equals + 1);
        continue;
      }
      Setting setting = name.startsWith("--") ? Setting.named(name.substring(2)) : null;
      if (setting == null) {
        throw unknown(name);
      }
      String alone = setting.alone();
      String value;
      if (equals >= 0) {
        value = word.substring(equals + 1);
      } else if (alone != null && !isChoice(setting, words, next)) {
        value = alone;
      } else {
        value = following(words, next++, name, setting.allowed());
      }
      options.putIfAbsent(setting, new ArrayList<>()); // Spelled out, as a start waits for it.
      Objects.requireNonNull(options.get(setting)).add(value);
    }
    boolean hasMainClass = next < words.length;
    if (!hasMainClass && flags.isEmpty() && learn == null && tell == null) {
      throw withoutMainClass(options);
    }
    return new CommandLine(
        flags.contains(HELP),
        flags.contains(VERSION),
        flags.contains(EXPLAIN),
        checkLeaks,
        learn,
        tell,
        flags.contains(MCP),
        options,
        hasMainClass ? words[next] : null,
        hasMainClass ? Arrays.asList(words).subList(next + 1, words.length) : List.of());
  }

  private static String following(String[] words, int index, String option, String allowed) {
    if (index < words.length && !words[index].startsWith("--")) {
      return words[index];
    }
    String before = index < words.length ? " before " + words[index] : "";
    throw new SettingsException(
        "option "
            + option
            + ": its value is missing"
            + before
            + "; usage: "
            + option
            + " "
            + allowed);
  }

  private static boolean isChoice(Setting setting, String[] words, int index) {
    return index < words.length
        && setting.choices().contains(words[index].toLowerCase(Locale.ROOT));
  }

  private static int restarts(String value) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0 && number <= MOST_RESTARTS) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new SettingsException(
        "option "
            + CHECK_LEAKS
            + ": \""
            + value
            + "\" is not a number of restarts; allowed is 1 to "
            + MOST_RESTARTS);
  }

  private static SettingsException unknown(String name) {
    String suggestion = DidYouMean.suggestion(name, SettingSource.OPTION);
    if (suggestion == null) {
      for (String flag : List.of(HELP, VERSION, EXPLAIN, CHECK_LEAKS, LEARN, TELL, MCP)) {
        if (DidYouMean.distance(name, flag) <= 2) {
          suggestion = flag;
        }
      }
    }
    StringBuilder sentence = new StringBuilder("unknown option ").append(name).append("; ");
    if (suggestion != null) {
      sentence.append("did you mean ").append(suggestion).append("? ");
    }
    return new SettingsException(sentence.append("--help lists all options").toString());
  }

  /** An option that took the main class for its value is the better explanation. */
  private static SettingsException withoutMainClass(Map<Setting, List<String>> options) {
    for (Map.Entry<Setting, List<String>> option : options.entrySet()) {
      new SettingValue(option.getKey(), SettingSource.OPTION, option.getValue()).checked();
    }
    return new SettingsException("no main class given; usage: " + USAGE);
  }
}
