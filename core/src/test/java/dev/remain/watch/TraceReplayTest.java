// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Root;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded builds, replayed event by event. */
class TraceReplayTest {

  private static final long AFTERWARDS = 20_000_000_000L;

  private final Rig rig = new Rig();
  private final Map<String, Integer> writesLeft = new HashMap<>();
  private final Set<String> files = new LinkedHashSet<>();
  private final Set<String> roots = new TreeSet<>();

  private record Event(long nanos, char kind, String path) {}

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "onefile, 1, *",
    "javac200_a, 1, *",
    "javac200_b, 1, *",
    "ecj200_2, 1, *",
    "ijlike, 1, *",
    "mvn_clean_2, 0, ''",
    "mvn_edit_1, 1, acme/p3/C70.class app.properties",
    "multi_clean_1, 0, ''"
  })
  void deliversEachRecordedBuildOnceWhenItIsOver(String name, int deliveries, String differing)
      throws IOException {
    List<Event> events = read(name);
    events.forEach(this::learn);
    Set<String> edited = new TreeSet<>();
    for (String file : files) {
      String path = inRoot(file);
      if (differing.equals("*") || List.of(differing.split(" ")).contains(path)) {
        edited.add(path);
      }
      rig.put(rig.path("/p/" + file), content(file, "old"));
    }
    Root[] watched = roots.stream().map(rig::root).toArray(Root[]::new);
    rig.arm(Plans.events(watched));
    rig.pass(5_000_000_000L);
    long start = rig.time.nanos();

    for (Event event : events) {
      rig.pass(start + event.nanos() - rig.time.nanos());
      replay(event, edited);
    }
    long last = rig.time.nanos();
    rig.pass(AFTERWARDS);

    assertThat(rig.delivered).hasSize(deliveries);
    for (long at : rig.deliveredAt) {
      assertThat(at).isGreaterThan(last);
      assertThat(rig.changes(0)).containsExactlyInAnyOrderElementsOf(modified(edited));
      assertThat(rig.delivered.get(0).certain()).isTrue();
    }
    for (String file : files) {
      assertThat(rig.path("/p/" + file)).as("the replay itself").exists();
    }
  }

  private static List<String> modified(Set<String> paths) {
    return paths.stream().map(path -> "M " + path).toList();
  }

  private List<Event> read(String name) throws IOException {
    List<Event> events = new ArrayList<>();
    try (InputStream in = getClass().getResourceAsStream("/traces/" + name + ".txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        String[] parts = line.split(" ", 3);
        String path = parts[2].strip();
        if (!name.startsWith("m") || (path + "/").contains("/classes/")) {
          events.add(new Event(Long.parseLong(parts[0]) * 1_000, parts[1].charAt(0), path));
        }
      }
    }
    return events;
  }

  private void learn(Event event) {
    String path = event.path();
    int classes = path.indexOf("/classes");
    roots.add("/p" + (classes < 0 ? "" : "/" + path.substring(0, classes + 8)));
    if (isFile(path)) {
      files.add(path);
      if (event.kind() != 'D') {
        writesLeft.merge(path, 1, Integer::sum);
      }
    }
  }

  private static boolean isFile(String path) {
    return path.substring(path.lastIndexOf('/') + 1).contains(".");
  }

  private static String inRoot(String path) {
    int classes = path.indexOf("/classes/");
    return classes < 0 ? path : path.substring(classes + "/classes/".length());
  }

  private static byte[] content(String file, String value) {
    String path = inRoot(file);
    return path.endsWith(".class")
        ? TinyClass.at(path, value)
        : value.getBytes(StandardCharsets.UTF_8);
  }

  private void replay(Event event, Set<String> edited) throws IOException {
    Path path = rig.path("/p/" + event.path());
    if (event.kind() == 'D') {
      if (Files.exists(path)) {
        rig.delete(path);
      } else {
        rig.source.touch(path);
      }
    } else if (!isFile(event.path())) {
      Files.createDirectories(path);
      rig.source.touch(path);
    } else {
      int left = writesLeft.merge(event.path(), -1, Integer::sum);
      boolean isEdited = edited.contains(inRoot(event.path()));
      byte[] bytes = content(event.path(), isEdited ? "new" : "old");
      rig.write(path, left == 0 ? bytes : java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }
  }
}
