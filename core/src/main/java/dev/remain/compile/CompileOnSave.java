// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import dev.remain.compile.javac.Javac;
import dev.remain.compile.process.ProcessCompiler;
import dev.remain.compile.proof.ModuleCompiler;
import dev.remain.compile.round.Compiler;
import dev.remain.watch.disk.ChangeSource;
import dev.remain.watch.disk.JdkWatchSource;
import dev.remain.watch.disk.Mailbox;
import dev.remain.watch.disk.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Makes what compiles saves in this JVM. Stateless. */
public final class CompileOnSave {

  private CompileOnSave() {}

  /**
   * What a thread of its own is to do.
   *
   * @param isAtRest whether the program has started what it starts; asked on that thread
   * @param waiting to be run once all that was saved until then is dealt with
   */
  public static SaveLoop open(
      CompilePlan plan,
      CompileListener listener,
      BooleanSupplier isAtRest,
      Mailbox<Runnable> waiting) {
    Time time = Time.system();
    return new SaveLoop(plan, factory(plan), listener, source(plan, time), time, isAtRest, waiting);
  }

  /** Null where this JVM was made without a compiler, whose classes are not to be touched then. */
  private static ModuleCompiler.@Nullable Factory factory(CompilePlan plan) {
    if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
      return null;
    }
    return plan.isApart()
        ? (classpath, options) -> ProcessCompiler.plain(plan.own(), classpath, options)
        : CompileOnSave::open;
  }

  private static Compiler open(List<Path> classpath, List<String> options) {
    return Javac.open(classpath, options);
  }

  private static ChangeSource source(CompilePlan plan, Time time) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (plan.isPolled() || system.contains("mac") || system.contains("windows")) {
      return new PolledSource(time);
    }
    try {
      return new JdkWatchSource(plan.here().getFileSystem());
    } catch (IOException e) {
      return new PolledSource(time);
    }
  }
}
