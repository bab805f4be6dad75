// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import dev.remain.leak.HeapDumps;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The effective settings, each with the place it came from. Immutable. */
public final class Settings {

  /** Whether Remain does anything. */
  public enum Enabled {
    /** Where there is something to develop. */
    AUTO,
    TRUE,
    FALSE
  }

  /** Who loads the base. */
  public enum Layer {
    /**
     * A loader of Remain's own, which a full restart replaces; what is seen not to stay is loaded
     * anew with each generation.
     */
    AUTO,
    /** The same, but every archive stays. */
    ISOLATED,
    /** Every archive is loaded anew with each generation. */
    FLAT,
    /** The JVM's loader, which lives as long as the JVM. */
    SYSTEM
  }

  /** How changes are found. */
  public enum Watch {
    /** As the file system allows. */
    AUTO,
    EVENTS,
    POLL,
    /** Only when asked. */
    MANUAL
  }

  /** Whether saved sources are compiled. */
  public enum Compile {
    /** Where that is proven to do what the build does. */
    AUTO,
    /** The same, and where it is not the user wants to know. */
    ON,
    OFF
  }

  /** Where saved sources are compiled. */
  public enum CompilerPlace {
    INSIDE,
    /** In a JVM of its own. */
    PROCESS
  }

  /** What follows when the application ends. */
  public enum OnExit {
    /** Remain waits for changes. */
    WAIT,
    /** The JVM ends with the application's status. */
    EXIT
  }

  /** What follows when {@code main} throws within its start. */
  public enum OnFailure {
    /** Remain waits for changes. */
    WAIT,
    /** The last program that ran well is run again. */
    BACK
  }

  /** Where instrumentation comes from. */
  public enum Agent {
    /** Only from the command line of the JVM. */
    OFF,
    /** Remain loads its agent into the running JVM. */
    LOAD
  }

  /** Whether messages are colored. */
  public enum Color {
    /** On a terminal. */
    AUTO,
    ON,
    OFF
  }

  /**
   * One setting in words.
   *
   * @param name as users write it
   * @param value the effective value; the items of a list are parted by a comma and a space
   * @param origin the place that has it, such as {@code option --quiet} or {@code default}
   */
  record Entry(String name, String value, String origin) {}

  private final Enabled enabled;
  private final List<String> live;
  private final List<String> base;
  private final Layer layer;
  private final Watch watch;
  private final @Nullable Duration quiet;
  private final Compile compile;
  private final CompilerPlace compiler;
  private final Duration hold;
  private final @Nullable Duration pollInterval;
  private final @Nullable Path triggerFile;
  private final List<String> ignore;
  private final List<String> refresh;
  private final Duration stopTimeout;
  private final boolean hardStop;
  private final Duration collectTimeout;
  private final HeapDumps heapDump;
  private final OnExit onExit;
  private final OnFailure onFailure;
  private final @Nullable InetSocketAddress front;
  private final String frontProperty;
  private final boolean control;
  private final boolean keys;
  private final boolean browser;
  private final Agent agent;
  private final boolean verbose;
  private final @Nullable Path eventLog;
  private final Color color;
  private final Map<Setting, SettingValue> given;
  private final List<String> warnings;

  Settings(Map<Setting, SettingValue> given, List<String> warnings) {
    enabled = effective(given, Setting.ENABLED).choice(Enabled.values());
    live = effective(given, Setting.LIVE).list();
    base = effective(given, Setting.BASE).list();
    layer = effective(given, Setting.LAYER).choice(Layer.values());
    watch = effective(given, Setting.WATCH).choice(Watch.values());
    quiet = effective(given, Setting.QUIET).duration();
    compile = effective(given, Setting.COMPILE).choice(Compile.values());
    compiler = effective(given, Setting.COMPILER).choice(CompilerPlace.values());
    hold = effective(given, Setting.HOLD).fixedDuration();
    pollInterval = effective(given, Setting.POLL_INTERVAL).duration();
    triggerFile = effective(given, Setting.TRIGGER_FILE).file();
    ignore = effective(given, Setting.IGNORE).list();
    refresh = effective(given, Setting.REFRESH).list();
    stopTimeout = effective(given, Setting.STOP_TIMEOUT).fixedDuration();
    hardStop = effective(given, Setting.HARD_STOP).choice() == 0;
    collectTimeout = effective(given, Setting.COLLECT_TIMEOUT).fixedDuration();
    heapDump = effective(given, Setting.HEAP_DUMP).choice(HeapDumps.values());
    onExit = effective(given, Setting.ON_EXIT).choice(OnExit.values());
    onFailure = effective(given, Setting.ON_FAILURE).choice(OnFailure.values());
    front = effective(given, Setting.FRONT).address();
    frontProperty = effective(given, Setting.FRONT_PROPERTY).name();
    control = effective(given, Setting.CONTROL).choice() == 0;
    keys = effective(given, Setting.KEYS).choice() == 0;
    browser = effective(given, Setting.BROWSER).choice() == 0;
    agent = effective(given, Setting.AGENT).choice(Agent.values());
    verbose = effective(given, Setting.VERBOSE).choice() == 0;
    eventLog = effective(given, Setting.EVENT_LOG).file();
    color = effective(given, Setting.COLOR).choice(Color.values());
    this.given = given;
    this.warnings = List.copyOf(warnings);
  }

  private static SettingValue effective(Map<Setting, SettingValue> given, Setting setting) {
    SettingValue explicit = given.get(setting);
    return explicit == null ? SettingValue.byDefault(setting) : explicit;
  }

  Enabled enabled() {
    return enabled;
  }

  /** Paths or globs of what is live in addition to the class directories. */
  public List<String> live() {
    return live;
  }

  /** Paths or globs of what belongs to the base though it would be live. */
  public List<String> base() {
    return base;
  }

  public Layer layer() {
    return layer;
  }

  public Watch watch() {
    return watch;
  }

  /** How long no file may change before a build counts as over; null to adapt. */
  public @Nullable Duration quiet() {
    return quiet;
  }

  public Compile compile() {
    return compile;
  }

  public CompilerPlace compiler() {
    return compiler;
  }

  /** How long to wait for a build that is visibly unfinished. */
  public Duration hold() {
    return hold;
  }

  /** How often to look where files are polled; null to adapt. */
  public @Nullable Duration pollInterval() {
    return pollInterval;
  }

  /** If not null, changes are applied only when this file is written. */
  public @Nullable Path triggerFile() {
    return triggerFile;
  }

  /** Globs of files whose change counts for nothing, the default ones included. */
  public List<String> ignore() {
    return ignore;
  }

  /** Globs of resources whose change needs no restart, the default ones included. */
  public List<String> refresh() {
    return refresh;
  }

  /** How long a generation may take to stop. */
  public Duration stopTimeout() {
    return stopTimeout;
  }

  public boolean hardStop() {
    return hardStop;
  }

  /** How long a stopped generation may stay in memory. */
  public Duration collectTimeout() {
    return collectTimeout;
  }

  public HeapDumps heapDump() {
    return heapDump;
  }

  public OnExit onExit() {
    return onExit;
  }

  public OnFailure onFailure() {
    return onFailure;
  }

  /** Where Remain listens for the program, or null. */
  public @Nullable InetSocketAddress front() {
    return front;
  }

  /** The system property that has the port of a program behind a front. */
  public String frontProperty() {
    return frontProperty;
  }

  /** Whether tools may ask. */
  public boolean control() {
    return control;
  }

  /** Whether keys are taken where somebody types. */
  public boolean keys() {
    return keys;
  }

  /** Whether pages that come through the front follow the program. */
  public boolean browser() {
    return browser;
  }

  public Agent agent() {
    return agent;
  }

  /** Whether diagnostics are told too. */
  public boolean verbose() {
    return verbose;
  }

  /** File that receives every event, or null. */
  public @Nullable Path eventLog() {
    return eventLog;
  }

  public Color color() {
    return color;
  }

  /** Every setting in words, in the order of the help. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      SettingValue effective = effective(given, setting);
      entries.add(new Entry(setting.label(), effective.checked(), effective.origin()));
    }
    return entries;
  }

  /** Sentences about what was read over; to be told once. */
  public List<String> warnings() {
    return warnings;
  }

  /** What differs from the default. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Settings[");
    String separator = "";
    for (Entry entry : entries()) {
      if (!entry.origin().equals(SettingSource.DEFAULT.origin(Setting.ENABLED))) {
        text.append(separator).append(entry.name()).append('=').append(entry.value());
        separator = ", ";
      }
    }
    return text.append(']').toString();
  }
}
