// SPDX-License-Identifier: Apache-2.0
package dev.remain;

import dev.remain.classfile.ClassFile;
import dev.remain.classpath.ClasspathSplit;
import dev.remain.engine.RemainThreads;
import dev.remain.event.ReloadEvent;
import dev.remain.report.ConsoleReporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a program over that java has started already: what {@link Remain#start} does. */
final class Takeover {

  private Takeover() {}

  /** Returns only where Remain is off. */
  static void of(String[] arguments) {
    PrintStream error = System.err;
    ConsoleReporter plain = new ConsoleReporter(error, false, false);
    try {
      ProgramPath path = ProgramPath.ofProcess();
      SettingsReader reader = SettingsReader.ofProcess(Map.of(), path);
      Settings.Enabled enabled = reader.enabled();
      String against = against(enabled, path);
      if (against != null) {
        if (enabled != Settings.Enabled.FALSE) {
          plain.accept(new ReloadEvent.Off(Instant.now(), against));
        }
        return;
      }
      Class<?> main = mainClass();
      if (main == null) {
        throw new WrongUse(
            "Remain.start was not called below a main method: run dev.remain.Main with the main"
                + " class instead");
      }
      Settings settings = reader.read();
      Voice voice = Voice.of(settings, error, List.of());
      ClasspathSplit split = path.split(settings, main.getName());
      if (hasStaticInitialiser(main)) {
        voice
            .console()
            .say(
                main.getName()
                    + " was initialised once before Remain took over, outside of any generation:"
                    + " dev.remain.Main as the main class avoids it");
      }
      new Assembly(settings, voice, new RemainThreads())
          .run(path, split, main.getName(), arguments);
    } catch (IllegalArgumentException e) {
      plain.say(String.valueOf(e.getMessage()));
      System.exit(WrongUse.STATUS);
    }
  }

  private static @Nullable String against(Settings.Enabled enabled, ProgramPath path) {
    if (enabled == Settings.Enabled.FALSE) {
      return "enabled=false";
    }
    if (ProgramPath.isModular()) {
      return "the program was started from the module path (-m): start it from the class path";
    }
    return enabled == Settings.Enabled.TRUE
        ? null
        : Surroundings.reasonAgainst(path.entries(), Thread.currentThread().getStackTrace());
  }

  /** The class of the bottom-most frame that is a main method outside the JDK. */
  private static @Nullable Class<?> mainClass() {
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames
                    .filter(frame -> frame.getMethodName().equals("main"))
                    .map(StackWalker.StackFrame::getDeclaringClass)
                    .filter(type -> !type.getModule().isNamed())
                    .reduce((above, below) -> below)
                    .orElse(null));
  }

  private static boolean hasStaticInitialiser(Class<?> type) {
    String file = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(file)) {
      return in != null
          && ClassFile.read(in.readAllBytes()) instanceof ClassFile.Whole whole
          && whole.hasStaticInitialiser();
    } catch (IOException e) {
      return false;
    }
  }
}
