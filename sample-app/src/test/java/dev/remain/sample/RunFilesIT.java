// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.remain.fixtures.ForkedJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run configurations that the checkout brings, and those that the pages show. */
class RunFilesIT {

  private static final Path ROOT = Path.of(System.getProperty("remaintest.root"));
  private static final String MODULE = "remain-sample-app";
  private static final String PORT = "5005";

  /** What the pages' own program is called. */
  private static final String APP = "com.acme.App";

  private static final Pattern BLOCK = Pattern.compile("(?s)```(xml|json)\n(.*?)```");

  @TempDir Path directory;

  @Test
  void eachIdeStartsTheSampleUnderRemain() throws IOException {
    List<RunFile> files = ofTheCheckout();
    assertThat(files).map(RunFile::kind).containsExactlyInAnyOrder(RunFile.Kind.values());
    Set<List<String>> commands = new HashSet<>();
    for (RunFile file : files) {
      assertThat(file.project()).as(file.name()).isEqualTo(MODULE);
      if (file.kind().attaches()) {
        assertThat(file.address()).isEqualTo("localhost:" + PORT);
      } else {
        assertThat(ROOT.resolve("sample-app")).as(file.name()).isEqualTo(whereItRuns(file));
        commands.add(List.of(file.mainClass(), file.arguments()));
      }
    }
    SampleCopy copy = new SampleCopy(directory);
    for (List<String> command : commands) {
      try (ForkedJvm jvm = copy.startAs(command.get(0), command.get(1), List.of())) {
        copy.probe().await("/", body -> body.contains("meadow.js"));
        jvm.awaitErr("[remain] gen 1 running");
      }
    }
  }

  /** As the IDE makes a path of it. */
  private static Path whereItRuns(RunFile file) {
    String name =
        file.directory()
            .replace("$PROJECT_DIR$", ROOT.toString())
            .replace("${workspaceFolder}", ROOT.toString())
            .replace("${workspace_loc:" + MODULE + "}", ROOT.resolve("sample-app").toString());
    return Path.of(name);
  }

  private static List<RunFile> ofTheCheckout() throws IOException {
    List<RunFile> files = new ArrayList<>();
    for (String name : List.of("Sample under Remain", "Attach to Remain")) {
      files.add(RunFile.xml(name, read(".run/" + name + ".run.xml")));
      files.add(RunFile.xml(name, read("sample-app/" + name + ".launch")));
    }
    files.addAll(RunFile.json(read(".vscode/launch.json")));
    return files;
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file));
  }

  @Test
  void aTaskStartsTheSampleForADebuggerToAttach() throws IOException {
    JsonObject file = JsonParser.parseString(read(".vscode/tasks.json")).getAsJsonObject();
    List<String> commands = new ArrayList<>();
    for (JsonElement one : file.getAsJsonArray("tasks")) {
      JsonObject task = one.getAsJsonObject();
      assertThat(task.keySet())
          .isEqualTo(Set.of("label", "type", "command", "args", "isBackground", "problemMatcher"));
      assertThat(task.get("type").getAsString()).isEqualTo("shell");
      commands.add(task.get("command").getAsString() + " " + RunFile.words(task.get("args")));
    }

    assertThat(read("README.md")).contains("\n" + commands.get(0) + " ");
    Matcher option = Pattern.compile(" -Dsample.jvm=(\\S+)").matcher(commands.get(1));
    assertThat(option.find()).isTrue();
    assertThat(option.replaceFirst("")).isEqualTo(commands.get(0));
    assertThat(read("sample-app/pom.xml")).contains("<argument>${sample.jvm}</argument>");
    assertThat(option.group(1)).endsWith("address=localhost:" + PORT);
    String free = option.group(1).replace(PORT, "0");
    SampleCopy copy = new SampleCopy(directory);
    try (ForkedJvm jvm = copy.start(free)) {
      copy.probe().await("/", body -> body.contains("meadow.js"));
      assertThat(jvm.out()).startsWith("Listening for transport dt_socket at address: ");
    }
  }

  @Test
  void thePagesShowOneForEachIde() throws IOException {
    List<RunFile> files = new ArrayList<>();
    String pages = read("core/docs/getting-started.md") + read("core/docs/debugging.md");
    for (Matcher block = BLOCK.matcher(pages); block.find(); ) {
      if (block.group(2).contains("\"configurations\"")) {
        files.addAll(RunFile.json(block.group(2)));
      } else if (block.group(2).contains("onfiguration")) {
        files.add(RunFile.xml("the page's", block.group(2)));
      }
    }

    assertThat(files).map(RunFile::kind).containsExactlyInAnyOrder(RunFile.Kind.values());
    for (RunFile file : files) {
      assertThat(file.project()).isEqualTo("app");
      if (file.kind().attaches()) {
        assertThat(file.address()).isEqualTo("localhost:" + PORT);
      } else {
        assertThat(file.mainClass() + " " + file.arguments()).isEqualTo("dev.remain.Main " + APP);
      }
    }
  }
}
