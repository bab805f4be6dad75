// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be set: the one source of the help, the checks and {@code --explain}. */
public enum Setting {
  ENABLED(
      Kind.CHOICE,
      "auto|true|false",
      "auto",
      "Whether Remain does anything. auto: Remain.start is on where a class directory of the class"
          + " path is writable and lies in a checkout, and no test runs; dev.remain.Main is on."),
  LIVE(
      Kind.LIST,
      "<path or glob>,...",
      "class directories",
      "What of the class path each restart throws away and loads anew, in addition to the"
          + " default."),
  BASE(
      Kind.LIST,
      "<path or glob>,...",
      "the rest",
      "What of the class path is loaded once and kept, though it would be live, or loaded anew."),
  LAYER(
      Kind.CHOICE,
      "auto|isolated|flat|system",
      "auto",
      "Who loads the base. auto: a loader of Remain's own, and each generation anew what is seen"
          + " not to stay; isolated: the same, but every jar stays; flat: each generation, every"
          + " jar; system: the JVM's own, for programs that depend on its identity."),
  WATCH(
      Kind.CHOICE,
      "auto|events|poll|manual",
      "auto",
      "How changes are found. auto: as the file system allows; manual: only when asked."),
  QUIET(
      Kind.DURATION,
      "auto|<duration>",
      "auto",
      "How long no file may change before a build counts as over. auto: 200ms, more where builds"
          + " have gaps, and less for a class saved on its own once three such saves went well."),
  HOLD(
      Kind.DURATION,
      "<duration>",
      "10s",
      "How long to wait for a build that is visibly unfinished, and how long a request or call waits"
          + " for the next generation."),
  POLL_INTERVAL(
      Kind.DURATION, "auto|<duration>", "auto", "How often to look where files are polled."),
  TRIGGER_FILE(
      Kind.FILE,
      "none|<file>",
      "none",
      "Changes are applied only when this file is created, written or gets a newer time."),
  COMPILE(
      Kind.CHOICE,
      "auto|on|off",
      "auto",
      "Whether saved sources are compiled, into the class directories of the build. auto: where the"
          + " sources are found and compile to exactly what the build made of them; on: the same, and"
          + " where they are not it is said."),
  COMPILER(
      Kind.CHOICE,
      "inside|process",
      "inside",
      "Where saved sources are compiled. inside: in the JVM of the program, which is quickest;"
          + " process: in a JVM of its own, for programs with little memory."),
  IGNORE(
      Kind.LIST,
      "[none,]<glob>,...",
      "editors' temporary files, VCS and build metadata",
      "Files whose change counts for nothing, in addition to the default; a leading none drops the"
          + " default."),
  REFRESH(
      Kind.LIST,
      "[none,]<glob>,...",
      "META-INF/resources/**, static/**, public/**",
      "Resources whose change needs no restart, in addition to the default; a leading none drops"
          + " the default."),
  STOP_TIMEOUT(
      Kind.DURATION,
      "<duration>",
      "2s",
      "How long a generation may take to stop; stop hooks get at most half of it."),
  HARD_STOP(
      Kind.CHOICE,
      "true|false",
      "false",
      "Whether loops of the program's own classes that ignore interrupts are ended too. Every loop"
          + " then asks whether it should go on, which takes some of its speed."),
  COLLECT_TIMEOUT(
      Kind.DURATION,
      "<duration>",
      "75s",
      "How long a stopped generation may stay in memory before Remain looks for who holds it. Idle"
          + " threads of the JDK take a minute to let go."),
  HEAP_DUMP(
      Kind.CHOICE,
      "auto|always|never",
      "auto",
      "Whether a heap dump may be taken to find who holds a stopped generation; the program stands"
          + " still meanwhile. auto: if no thread explains it, at most every 10 minutes, and not"
          + " of more than 1 GB."),
  ON_EXIT(
      Kind.CHOICE,
      "wait|exit",
      "wait, or exit when CI is set",
      "What follows when the application ends. wait: wait for changes and run it again; exit: the"
          + " JVM ends with its status."),
  ON_FAILURE(
      Kind.CHOICE,
      "wait|back",
      "wait",
      "What follows when main throws within its first minute. wait: nothing runs until the fix; back:"
          + " until then the last program that ran well runs again, unless a jar has changed since."),
  FRONT(
      Kind.ADDRESS,
      "none|[<host>:]<port>",
      "none",
      "Port on which Remain listens for a program that is a server, and passes on what comes, so that"
          + " requests wait during a restart instead of failing. On loopback, unless a host is"
          + " given."),
  FRONT_PROPERTY(
      Kind.NAME,
      "<name>",
      "server.port",
      "System property that tells the program behind a front which port to listen on, another one in"
          + " each generation."),
  CONTROL(
      Kind.CHOICE,
      "on|off",
      "off",
      "Whether tools of the same user may ask what runs, wait for what was saved, and restart it, as"
          + " --tell does. on: over a socket in the file system that nobody else can reach, and that"
          + " is looked for in the build output: target, build, out or bin."),
  KEYS(
      Kind.CHOICE,
      "auto|off",
      "auto",
      "Whether Remain takes keys, each followed by Enter; h shows them. auto: where standard input is"
          + " a terminal and CI is not set, and only lines that the program does not wait for. Once"
          + " it has read input they begin with a colon, as :h."),
  BROWSER(
      Kind.CHOICE,
      "on|off",
      "off",
      "Whether pages that come through the front follow the program: each is given a small script,"
          + " by which it loads itself again when the next generation answers, exchanges style"
          + " sheets, and shows what does not compile or has failed."),
  AGENT(
      Kind.CHOICE,
      "off|load",
      "off",
      "Whether Remain loads its agent into the running JVM, which reaches more of what a generation"
          + " leaves behind (--explain lists it). off: only -javaagent:remain-core.jar gives it;"
          + " load: loaded beside the program, and from JDK 21 on the JVM prints a warning."),
  VERBOSE(Kind.CHOICE, "true|false", "false", "Whether diagnostics are told too."),
  EVENT_LOG(
      Kind.FILE,
      "none|<file>",
      "none",
      "File to which every event is appended, as one JSON object per line."),
  COLOR(
      Kind.CHOICE,
      "auto|true|false",
      "auto",
      "Whether messages are colored. auto: on a terminal, unless NO_COLOR is set, and wherever"
          + " FORCE_COLOR or CLICOLOR_FORCE is.");

  /** The shape of a value. */
  enum Kind {
    ADDRESS,
    CHOICE,
    DURATION,
    FILE,
    LIST,
    NAME
  }

  private final Kind kind;
  private final String label;
  private final String allowed;
  private final String defaultText;
  private final String meaning;

  Setting(Kind kind, String allowed, String defaultText, String meaning) {
    this.kind = kind;
    this.label = name().toLowerCase(Locale.ROOT).replace('_', '-');
    this.allowed = allowed;
    this.defaultText = defaultText;
    this.meaning = meaning;
  }

  /** Null if there is none of this name. */
  public static @Nullable Setting named(String label) {
    for (Setting setting : values()) {
      if (setting.label.equals(label)) {
        return setting;
      }
    }
    return null;
  }

  Kind kind() {
    return kind;
  }

  /** The name that users write. */
  public String label() {
    return label;
  }

  /** What a value may be, in the notation of the help. */
  String allowed() {
    return allowed;
  }

  /**
   * What its name alone means as an option, {@code true} or {@code on}; null if it needs a value.
   */
  @Nullable String alone() {
    List<String> choices = choices();
    return choices.contains("true") ? "true" : choices.contains("on") ? "on" : null;
  }

  /** The words that a value is chosen from, and {@code auto} or {@code none} of other kinds. */
  List<String> choices() {
    List<String> choices = new ArrayList<>();
    int start = 0;
    while (start <= allowed.length()) {
      int bar = allowed.indexOf('|', start);
      int end = bar < 0 ? allowed.length() : bar;
      if (allowed.charAt(start) != '<') {
        choices.add(allowed.substring(start, end));
      }
      start = end + 1;
    }
    return choices;
  }

  /** The default as the help tells it. */
  String defaultText() {
    return defaultText;
  }

  String meaning() {
    return meaning;
  }

  /** Globs that a list adds to. */
  public List<String> defaultGlobs() {
    return this == IGNORE
        ? DefaultGlobs.IGNORE
        : this == REFRESH ? DefaultGlobs.REFRESH : List.of();
  }
}
