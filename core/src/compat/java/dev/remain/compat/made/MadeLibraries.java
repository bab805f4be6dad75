// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat.made;

import com.google.common.collect.Lists;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tries combinations by chance, some of them in each program. */
public final class MadeLibraries {

  /** So few that what is learned of one seldom hides another. */
  private static final int IN_A_PROGRAM = 4;

  /** Above it, each library has a port of its own. */
  private static final int PORTS = 21_000;

  private final long seed;
  private final int count;
  private final Path remain;

  /**
   * @param count of combinations
   * @param remain its jar
   */
  public MadeLibraries(long seed, int count, Path remain) {
    this.seed = seed;
    this.count = count;
    this.remain = remain;
  }

  /**
   * Tries all of them.
   *
   * @param directory an empty one
   */
  public List<Difference> differences(Path directory) throws IOException {
    List<List<Made>> programs = Lists.partition(Made.some(seed, count), IN_A_PROGRAM);
    Workshop workshop = new Workshop(Files.createDirectories(directory.resolve("made")));
    workshop.make(programs);
    List<Difference> differences = new ArrayList<>();
    System.out.println(
        "seed " + seed + ", " + count + " libraries in " + programs.size() + " programs");
    for (int i = 0; i < programs.size(); i++) {
      MadeProgram program =
          new MadeProgram(i, programs.get(i), workshop, directory.resolve("program" + i), PORTS);
      List<Difference> found = program.differences(remain);
      found.forEach(System.out::println);
      differences.addAll(found);
    }
    return differences;
  }

  /**
   * Prints what differs; ends with 1 if something does in silence.
   *
   * @param words seed, count, jar, an empty directory
   */
  public static void main(String[] words) throws IOException {
    List<Difference> found =
        new MadeLibraries(Long.parseLong(words[0]), Integer.parseInt(words[1]), Path.of(words[2]))
            .differences(Path.of(words[3]));
    long silent = found.stream().filter(difference -> !difference.isTold()).count();
    System.out.println(found.size() + " differences, " + silent + " in silence, seed " + words[0]);
    System.exit(silent == 0 ? 0 : 1);
  }
}
