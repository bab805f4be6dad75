// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.contender;

import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import java.io.IOException;
import java.util.List;

/** {@code java -cp} once more: what everybody does without a reloader. */
final class NewJvm implements Contender {

  private final Workplace workplace;

  NewJvm(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public String name() {
    return "new JVM";
  }

  @Override
  public Program start(Application application, String... options) throws IOException {
    Repeated program = new Repeated(application, List.of(options));
    program.restart();
    return program;
  }

  private final class Repeated implements Program {
    private final Application application;
    private final List<String> options;

    Repeated(Application application, List<String> options) {
      this.application = application;
      this.options = options;
    }

    @Override
    public void settle() {}

    @Override
    public Run restart() throws IOException {
      return run(System.nanoTime(), "");
    }

    @Override
    public Run save(int version) throws IOException {
      return run(application.save(version), Application.constant(version) + " ");
    }

    /** Runs the program to its end; the end is not part of what is measured. */
    private Run run(long asked, String version) throws IOException {
      try (ChildJvm jvm =
          ChildJvm.start(
              workplace.logs(),
              options,
              List.of(workplace.hosts(), application.classes()),
              List.of(application.mainClass()))) {
        String[] words = jvm.await("ran", version);
        jvm.awaitEnd();
        return new Run(asked, Long.parseLong(words[1]), Long.parseLong(words[2]));
      }
    }

    @Override
    public void close() {}
  }
}
