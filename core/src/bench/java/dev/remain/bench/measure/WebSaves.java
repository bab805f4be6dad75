// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

import dev.remain.bench.Chapter;
import dev.remain.bench.Distribution;
import dev.remain.bench.Measurement;
import dev.remain.bench.Workplace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What the developer of a web application waits for: the saved controller answers. */
public final class WebSaves implements Measurement {

  /** A little more than the longest interval of polling: a save comes anywhere in it. */
  private static final int PHASE_MILLIS = 1_100;

  @Override
  public String name() {
    return "web";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    Rounds rounds = Rounds.of(workplace, 4, 9);
    List<WebProgram> programs = new ArrayList<>();
    List<Distribution> times;
    Random phase = new Random(1);
    try {
      programs.add(WebProgram.newJvm(workplace));
      programs.add(WebProgram.devTools(workplace));
      programs.add(WebProgram.fastDevTools(workplace));
      programs.add(WebProgram.remain(workplace));
      times =
          SavedWeb.takeTurns(
              rounds, programs, () -> Duration.ofMillis(100 + phase.nextInt(PHASE_MILLIS)));
    } finally {
      programs.forEach(WebProgram::close);
    }
    Chapter chapter =
        new Chapter("Class saved → HTTP 200 with the new answer", "ms", "application")
            .note(
                "Spring Boot with Tomcat and one controller, which is saved. The new JVM is told at"
                    + " once; the others notice by themselves.")
            .note(rounds.text())
            .drawn()
            .ratio("DevTools", "Remain")
            .ratio("DevTools 100/50", "Remain")
            .ratio("new JVM", "Remain");
    for (int i = 0; i < programs.size(); i++) {
      chapter.add("Spring Boot", programs.get(i).name(), times.get(i));
    }
    return List.of(chapter);
  }
}
