// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.contender;

import dev.remain.bench.Workplace;
import dev.remain.bench.application.Application;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
    return new Repeated(application, List.of(options));
  }

  private final class Repeated implements Program {
    private final Application application;
    private final List<String> options;
    private ChildJvm jvm;

    Repeated(Application application, List<String> options) throws IOException {
      this.application = application;
      this.options = options;
      jvm = begin();
      jvm.await("ran");
    }

    @Override
    public long settle() {
      return 0;
    }

    @Override
    public void arm() {}

    @Override
    public Run restart() throws IOException {
      return run(System.nanoTime(), "");
    }

    @Override
    public Run save(int version) throws IOException {
      return run(application.save(version), Application.constant(version) + " ");
    }

    @Override
    public Run saved(long began, int version) throws IOException {
      return run(began, Application.constant(version) + " ");
    }

    private Run run(long asked, String version) throws IOException {
      jvm.stop();
      jvm = begin();
      return Run.of(asked, jvm.await("ran", version));
    }

    private ChildJvm begin() throws IOException {
      List<Path> classPath = List.of(workplace.hosts(), application.classes());
      return ChildJvm.start(workplace.logs(), options, classPath, application.words());
    }

    @Override
    public void order(String line) throws IOException {
      jvm.order(line);
    }

    @Override
    public String[] line(String beginning) {
      return jvm.await(beginning);
    }

    @Override
    public Duration processorTime() {
      return jvm.processorTime();
    }

    @Override
    public void close() {
      jvm.close();
    }
  }
}
