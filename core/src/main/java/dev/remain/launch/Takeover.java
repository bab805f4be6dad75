// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import dev.remain.Remain;
import dev.remain.classfile.ClassFile;
import dev.remain.classpath.ClassName;
import dev.remain.event.ReloadEvent;
import dev.remain.report.ConsoleReporter;
import dev.remain.settings.Settings;
import dev.remain.settings.SettingsReader;
import dev.remain.teller.Teller;
import dev.remain.thread.RemainThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a program over that java has started already: what {@link Remain#start} does. */
public final class Takeover {

  private Takeover() {}

  /** Returns only where Remain is off. */
  public static void of(String[] arguments) {
    PrintStream error = System.err;
    ConsoleReporter plain = new ConsoleReporter(error, false, false);
    try {
      ProgramPath path = ProgramPath.ofProcess();
      SettingsReader reader = SettingsReader.ofProcess(Map.of(), path);
      Settings.Enabled enabled = reader.enabled();
      if (enabled == Settings.Enabled.FALSE) {
        return;
      }
      StartedMain started = StartedMain.ofCaller();
      Class<?> main = started.type();
      String against = against(enabled, path, started);
      if (main == null || against != null) {
        Teller teller = new Teller(plain);
        teller.accept(new ReloadEvent.Off(teller.now(), String.valueOf(against)));
        return;
      }
      run(main, arguments, path, reader.read(), error);
    } catch (IllegalArgumentException e) {
      plain.say(String.valueOf(e.getMessage()));
      System.exit(WrongUse.STATUS);
    }
  }

  private static void run(
      Class<?> main, String[] arguments, ProgramPath path, Settings settings, PrintStream error) {
    RemainThreads threads = new RemainThreads();
    Ahead.start(threads);
    EventFanOut fanOut = EventFanOut.of(settings, main.getName(), error, List.of());
    fanOut.console().warn(path.unmatched(settings));
    if (hasStaticInitialiser(main)) {
      fanOut
          .console()
          .say(
              main.getName()
                  + " was initialised once before Remain took over, outside of any generation:"
                  + " dev.remain.Main as the main class avoids it");
    }
    new Launcher(settings, fanOut, threads)
        .run(path, path.split(settings, main.getName()), main.getName(), arguments);
  }

  private static @Nullable String against(
      Settings.Enabled enabled, ProgramPath path, StartedMain started) {
    if (ProgramPath.isModular()) {
      return "the program was started from the module path (-m): start it from the class path";
    }
    Class<?> main = started.type();
    if (main == null) {
      return started.reason();
    }
    String against =
        enabled == Settings.Enabled.TRUE
            ? null
            : DevelopmentCheck.reasonAgainst(
                path.entries(), Thread.currentThread().getStackTrace());
    return against == null ? path.problem(main.getName()) : against;
  }

  private static boolean hasStaticInitialiser(Class<?> type) {
    String file = "/" + ClassName.path(type.getName());
    try (InputStream in = type.getResourceAsStream(file)) {
      return in != null
          && ClassFile.read(in.readAllBytes()) instanceof ClassFile.Whole whole
          && whole.hasStaticInitialiser();
    } catch (IOException e) {
      return false;
    }
  }
}
