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

/**
 * What the developer of a web application waits for who saves a source: the new answer. Whoever
 * compiles by itself is told nothing; for the others Maven compiles, as their manuals say.
 */
public final class WebSourceSaves implements Measurement {

  private static final Duration BETWEEN_SAVES = Duration.ofMillis(1_200);

  @Override
  public String name() {
    return "web-source";
  }

  @Override
  public List<Chapter> measure(Workplace workplace) throws IOException {
    Rounds rounds = Rounds.of(workplace, 4, 9);
    List<WebSourceProgram> programs = new ArrayList<>();
    List<Distribution> times;
    try {
      for (WebSourceProgram.Way way : WebSourceProgram.Way.values()) {
        programs.add(WebSourceProgram.begin(workplace, way));
      }
      times = SavedWeb.takeTurns(rounds, programs, () -> BETWEEN_SAVES);
    } finally {
      programs.forEach(WebSourceProgram::close);
    }
    Chapter chapter =
        new Chapter("Source saved → HTTP 200 with the new answer", "ms", "application")
            .note(
                "One class that is saved: a controller of Spring Boot; for Quarkus one of its own REST, in"
                    + " its development mode, which looks for changes when it is asked; and, as small"
                    + " as that, what the JDK's server answers with. The others are asked every 2 ms,"
                    + " too.")
            .note(rounds.text())
            .drawn()
            .ratio(WebSourceProgram.Way.QUARKUS.label(), WebSourceProgram.Way.REMAIN.label())
            .ratio(WebSourceProgram.Way.QUARKUS.label(), WebSourceProgram.Way.REMAIN_SMALL.label())
            .ratio(WebSourceProgram.Way.DEVTOOLS_MAVEN.label(), WebSourceProgram.Way.REMAIN.label())
            .ratio(WebSourceProgram.Way.NEW_JVM.label(), WebSourceProgram.Way.REMAIN.label());
    for (int i = 0; i < programs.size(); i++) {
      chapter.add("one class", programs.get(i).name(), times.get(i));
    }
    return List.of(chapter);
  }
}
