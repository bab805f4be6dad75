// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

import dev.remain.fixtures.HttpProbe;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** How a program is looked at: what it answers, as lines. */
sealed interface Look {

  /** What it answers at this moment; nothing if it does not yet. */
  List<String> answer(Outputs outputs, Outputs.Mark since);

  /** Whether nothing more is to be waited for, where it is not known what will come. */
  boolean isWhole(List<String> answer);

  static Look at(Program program, int port) {
    return program.http().isPresent()
        ? new AtPort(program, port, program.http().get())
        : new AtLines(program);
  }

  /** The answer to a request. */
  record AtPort(Program program, int port, String path) implements Look {

    @Override
    public List<String> answer(Outputs outputs, Outputs.Mark since) {
      try {
        String body = HttpProbe.on(port).get(path);
        return program.answer().matcher(body).find() ? body.lines().toList() : List.of();
      } catch (IOException e) {
        return List.of();
      }
    }

    @Override
    public boolean isWhole(List<String> answer) {
      return !answer.isEmpty();
    }
  }

  /** Lines that are printed; each once, where they come again and again. */
  record AtLines(Program program) implements Look {

    /** Times, what {@code Object.toString} adds, and long numbers made by chance. */
    private static final String VARIES =
        "[0-9-]*[T ]?[0-9]{1,2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?|@[0-9a-f]{4,}|\\b[0-9a-f]{16,}\\b";

    @Override
    public List<String> answer(Outputs outputs, Outputs.Mark since) {
      Stream<String> lines =
          outputs.since(since).stream()
              .filter(line -> program.answer().matcher(line).find())
              .map(line -> line.replaceAll(VARIES, "#"));
      return (program.repeats() ? lines.distinct().sorted() : lines).toList();
    }

    @Override
    public boolean isWhole(List<String> answer) {
      return answer.size() >= program.lines();
    }
  }
}
