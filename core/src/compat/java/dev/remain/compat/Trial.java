// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import dev.remain.fixtures.LoggedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole trial of one program: every form of it by {@code java}, then one JVM with Remain that
 * is led through the same forms, restarted many times, and left with nothing to run.
 */
final class Trial {

  private final Place place;
  private final Stages stages;
  private final Options options;
  private final Map<Stage, Plain> plain = new EnumMap<>(Stage.class);
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<Double> millis = new ArrayList<>();
  private final Threads threads = new Threads();
  private final Logs logs = new Logs();

  /**
   * @param options how often it is restarted beside the changes of its form, and what is looked at
   */
  Trial(Place place, Stages stages, Options options) {
    this.place = place;
    this.stages = stages;
    this.options = options;
  }

  /**
   * Runs it.
   *
   * @param remain Remain's jar, and one with what obeys the suite
   */
  Outcome run(Path... remain) throws IOException {
    stages.make();
    for (Stage stage : Stage.values()) {
      Trees.copy(stages.classes(stage), place.classes());
      plain.put(stage, Plain.of(place));
    }
    check();
    Files.deleteIfExists(place.learned());
    Trees.copy(stages.classes(Stage.WRITTEN), place.classes());
    try (Running running = new Running(place, remain)) {
      forms(running);
      again(running);
      end(running);
      verdicts.add(threads.verdict());
      verdicts.add(logs.verdict());
      if (options.collects()) {
        verdicts.add(new Memory(running).verdict());
      }
      return outcome(running);
    }
  }

  /** A change that nobody can see proves nothing. */
  private void check() {
    Set<List<String>> answers = new LinkedHashSet<>();
    plain.values().forEach(run -> answers.add(run.answer()));
    if (answers.size() < Stage.values().length) {
      throw new IllegalStateException(
          place.program().name() + " answers the same after a change: " + answers);
    }
  }

  private void forms(Running running) throws IOException {
    for (Stage stage : Stage.values()) {
      Plain right = plain.get(stage);
      Save save =
          stage == Stage.WRITTEN
              ? running.first(right.answer())
              : running.save(
                  () -> Trees.copy(stages.classes(stage), place.classes()), right.answer());
      take(save, right, stage != Stage.WRITTEN);
      verdicts.add(
          save.isRight() && save.old().isEmpty()
              ? Verdict.right(stage.step(), "yes")
              : Verdict.wrong(stage.step(), save.fault(), save.isTold()));
    }
  }

  private void again(Running running) throws IOException {
    Plain right = plain.get(Stage.DELETED);
    int restarts = options.restarts();
    List<Save> wrong = new ArrayList<>();
    for (int i = 1; i <= restarts && wrong.size() < 3; i++) {
      byte[] bytes = Stages.version(stages.classes(Stage.DELETED), i);
      Save save =
          running.save(() -> Files.write(Stages.words(place.classes()), bytes), right.answer(i));
      take(save, right, true);
      if (save.isRight() && save.old().isEmpty()) {
        millis.add(save.millis());
      } else {
        wrong.add(save);
      }
    }
    verdicts.add(
        wrong.isEmpty()
            ? Verdict.right(Step.RESTARTS, restarts + " of " + restarts)
            : Verdict.wrong(
                Step.RESTARTS,
                millis.size() + " right; " + wrong.get(0).fault(),
                wrong.get(0).isTold()));
  }

  private void take(Save save, Plain right, boolean isLater) {
    threads.add(save);
    // Where a program ends by itself, its end prints after it was said to run.
    boolean isOver = save.events().stream().anyMatch(event -> event.event().equals("exited"));
    List<String> ending = new ArrayList<>(place.counted(save.ending()));
    List<String> running = place.counted(save.running());
    if (isOver) {
      ending.addAll(running);
      running = List.of();
    }
    logs.add(ending, running, right.lines(), isLater);
  }

  /** Leaves nothing to run: what is still there then is left over. */
  private void end(Running running) throws IOException {
    if (!stages.hasOwnMain()) {
      return;
    }
    Save save = running.end(() -> Trees.copy(stages.empty(), place.classes()));
    threads.add(save);
    if (place.program().port().isPresent()) {
      boolean isFree = Ports.isFree(place.port());
      verdicts.add(
          isFree
              ? Verdict.right(Step.PORT, "yes")
              : Verdict.wrong(Step.PORT, "still taken", save.isTold()));
    }
  }

  private Outcome outcome(Running running) throws IOException {
    Map<String, String> fresh = new LinkedHashMap<>();
    if (Files.exists(place.learned())) {
      for (String line : Files.readAllLines(place.learned())) {
        String[] words = line.split("\t", 4); // Its name, what it contained, since when, and why.
        if (!line.startsWith("#") && words.length == 4) {
          fresh.put(words[0], words[3]);
        }
      }
    }
    List<Double> newJvm = plain.values().stream().map(Plain::millis).toList();
    Set<String> told = new LinkedHashSet<>();
    Set<String> left = new LinkedHashSet<>();
    int bases = 0;
    int liveJars = 0;
    for (LoggedEvent event : running.events()) {
      if (event.event().equals("watching")) {
        liveJars = (int) event.number("jars");
      } else if (event.event().equals("warned")) {
        told.add(event.text("sentence"));
      } else if (event.event().equals("stopped")) {
        event.texts("survivors").forEach(told::add);
        event.texts("adopted").forEach(name -> left.add(name.replaceAll("[0-9]+", "#")));
      } else if (event.event().equals("collected") || event.event().equals("retained")) {
        bases += event.text("loader").contains("base") ? 1 : 0;
      }
    }
    return new Outcome(
        place.program(),
        verdicts,
        fresh,
        place.libraries().size(),
        liveJars,
        bases,
        newJvm,
        millis,
        List.copyOf(told),
        List.copyOf(left),
        logs.unlogged(),
        logs.ending());
  }
}
