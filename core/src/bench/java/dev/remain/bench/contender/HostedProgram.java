// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.contender;

import dev.remain.bench.application.Application;
import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** An application in a JVM that stays, with a host beside it that obeys orders. */
final class HostedProgram implements Program {

  /** A collection sets threads in motion that wait for what it finds; nobody asks for one. */
  private static final int AFTER_COLLECTION_MILLIS = 50;

  private final Application application;
  private final ChildJvm jvm;
  private final boolean isWatching;
  private final int phaseMillis;
  private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

  /**
   * @param isWatching whether saving is enough for a restart
   * @param phaseMillis how long the time between two looks of a poller is: a save comes anywhere in
   *     it; 0 where nothing is polled
   */
  HostedProgram(Application application, ChildJvm jvm, boolean isWatching, int phaseMillis) {
    this.application = application;
    this.jvm = jvm;
    this.isWatching = isWatching;
    this.phaseMillis = phaseMillis;
  }

  @Override
  public long settle() throws IOException {
    jvm.order("collect");
    long used = Long.parseLong(jvm.await("collected")[1]);
    pause(AFTER_COLLECTION_MILLIS);
    return used;
  }

  @Override
  public void arm() throws IOException {
    jvm.order("arm");
    jvm.await("armed");
  }

  @Override
  public Run restart() throws IOException {
    jvm.order("restart");
    long asked = Long.parseLong(jvm.await("asked")[1]);
    return run(asked, "");
  }

  @Override
  public Run save(int version) throws IOException {
    if (isWatching) {
      arm();
      pause(random.nextInt(phaseMillis + 1));
    }
    long began = application.save(version);
    if (!isWatching) {
      jvm.order("restart");
    }
    return run(began, Application.constant(version) + " ");
  }

  @Override
  public Run saved(long began, int version) {
    return run(began, Application.constant(version) + " ");
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Run run(long asked, String version) {
    return Run.of(asked, jvm.await("ran", version));
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
