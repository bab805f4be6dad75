// SPDX-License-Identifier: Apache-2.0
package dev.remain.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.pages.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What pages tell to type is understood: commands, options, settings with their values, files. */
class CommandsInPagesTest {

  private static final Pattern COMMAND =
      Pattern.compile("(java|javac|mvn|gradle|REMAIN_\\w+=\\S*) .*");
  private static final Pattern SETTING = Pattern.compile("([a-z][a-z-]*)=(.*)");
  private static final Pattern FILE = Pattern.compile("(core|sample-app)/\\S*");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  /** Options that are not Remain's. */
  private static final Set<String> OTHERS =
      Set.of("--add-opens", "--enable-final-field-mutation", "--no-daemon");

  private static final Set<String> GOALS =
      Set.of(
          "clean",
          "compile",
          "test",
          "package",
          "verify",
          "install",
          "spotless:apply",
          "exec:java");

  /** Properties that are Maven's, its plugins' or a test's. */
  private static final Pattern READ =
      Pattern.compile(
          "remaintest\\.(row|restarts)|(it\\.)?test|skip(Tests|ITs)|(surefire|failsafe|exec|mdep)\\..*");

  private final List<String> problems = new ArrayList<>();

  @Test
  void everythingThatPagesTellToTypeIsUnderstood() throws IOException {
    int commands = 0;
    for (Page page : Page.current()) {
      List<String> lines = new ArrayList<>(page.inline());
      for (Page.Block block : page.blocks()) {
        if (block.language().isEmpty()) {
          block.text().lines().forEach(lines::add);
        }
      }
      for (String line : lines) {
        if (COMMAND.matcher(line).matches() && !line.contains("...")) {
          commands++;
        }
        try {
          check(line);
        } catch (IllegalArgumentException e) {
          problems.add(page.name() + ": " + line + ": " + e.getMessage());
        }
      }
    }
    assertThat(problems).isEmpty();
    assertThat(commands).isGreaterThan(30);
  }

  @Test
  void hostedBuildsRunTheCommandOfTheReadmeAndSayThatTheyNeverDid() throws IOException {
    String definition = Files.readString(Page.ROOT.resolve(".github/workflows/verify.yml"));

    assertThat(Files.readString(Page.ROOT.resolve("README.md"))).contains("\nmvn verify ");
    assertThat(definition)
        .startsWith("# Was never run")
        .contains("- run: mvn verify ", "ubuntu-latest, macos-latest, windows-latest")
        .contains("java: ['17', '25']");
  }

  private static void check(String line) throws IOException {
    Matcher setting = SETTING.matcher(line);
    if (COMMAND.matcher(line).matches()) {
      if (!line.contains("...")) {
        command(words(line.replaceFirst(" +# .*", "")));
      }
    } else if (line.startsWith("--") && line.length() > 2) {
      String option = line.split("[= ]", 2)[0];
      require(HelpText.text().contains("  " + option) || OTHERS.contains(option), "no such option");
    } else if (line.startsWith("-D")) {
      words(line).forEach(CommandsInPagesTest::property);
    } else if (setting.matches()) {
      value(setting.group(1), setting.group(2));
    } else if (FILE.matcher(line).matches()) {
      file(line);
    }
  }

  private static void value(String name, String value) {
    Setting setting = Setting.named(name);
    require(setting != null, "no such setting");
    if (!value.isEmpty() && !value.contains("<")) {
      new SettingValue(setting, SettingSource.OPTION, List.of(value)).checked();
    }
  }

  private static void command(List<String> words) throws IOException {
    String first = words.get(0);
    List<String> rest = words.subList(1, words.size());
    if (first.startsWith("REMAIN_")) {
      String[] parts = first.substring("REMAIN_".length()).split("=", 2);
      value(parts[0].toLowerCase(Locale.ROOT).replace('_', '-'), parts[1]);
      command(rest);
    } else if (first.equals("java")) {
      java(rest);
    } else if (first.equals("mvn")) {
      maven(rest);
    } else if (first.equals("javac")) {
      for (String word : rest) {
        file(word);
      }
    } else {
      require(
          List.of("-t classes", "remain", "run").contains(String.join(" ", rest)),
          "not known here");
    }
  }

  private static void java(List<String> words) throws IOException {
    if (words.equals(List.of("-cp")) || words.get(0).startsWith("@")) {
      return; // A kind of start, not a command; words of a file.
    }
    int main = 0;
    while (words.get(main).startsWith("-")) {
      String option = words.get(main++);
      if (option.equals("-cp")) {
        for (String entry : words.get(main++).split(":")) {
          file(entry);
        }
      } else {
        require(option.matches("-agentlib:jdwp=.*|-javaagent:.*|-D.*"), option);
      }
    }
    if (words.get(main).equals("dev.remain.Main")) {
      String[] rest = words.subList(main + 1, words.size()).toArray(String[]::new);
      CommandLine.parse(rest)
          .options()
          .forEach((key, texts) -> new SettingValue(key, SettingSource.OPTION, texts).checked());
    } else {
      file("core/docs/examples/" + words.get(main).replace('.', '/') + ".java");
    }
  }

  private static void maven(List<String> words) throws IOException {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("-D")) {
        property(word);
      } else if (word.startsWith("-P")) {
        require(poms().contains("<id>" + word.substring(2) + "</id>"), "no such profile");
      } else if (word.equals("-pl")) {
        String module = words.get(++i);
        require(module.equals("app") || Files.exists(Page.ROOT.resolve(module)), "no such module");
      } else if (word.split(":").length == 4) {
        String[] parts = word.split(":");
        String plugin = parts[1].replaceFirst("^maven-", "").replaceFirst("-.*", "");
        String version = "<dep.plugin." + plugin + ".version>" + parts[2] + "<";
        require(poms().contains(version), "another version is tested");
      } else if (!word.startsWith("-")) {
        require(GOALS.contains(word), word);
      }
    }
  }

  private static void property(String word) {
    String name = word.substring("-D".length()).split("=", 2)[0];
    if (name.startsWith("remain.")) {
      value(name.substring("remain.".length()), word.substring(word.indexOf('=') + 1));
    } else if (!READ.matcher(name).matches()) {
      require(poms().contains("<" + name + ">") || poms().contains("<" + name + " />"), name);
    }
  }

  private static String poms() {
    try {
      StringBuilder poms = new StringBuilder();
      for (String pom : List.of("pom.xml", "core/pom.xml", "sample-app/pom.xml")) {
        poms.append(Files.readString(Page.ROOT.resolve(pom)));
      }
      return poms.toString();
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** Those of the checkout are there, or are what the build writes. */
  private static void file(String path) throws IOException {
    if (!FILE.matcher(path).matches() || path.matches("core/target/(bench|compat)(/.*)?")) {
      return;
    }
    if (path.startsWith("core/target/")) {
      String version = System.getProperty("remaintest.version");
      require(path.equals("core/target/remain-core-" + version + ".jar"), "another jar is built");
    } else if (path.contains("*")) {
      Path directory = Page.ROOT.resolve(path).getParent();
      String glob = Path.of(path).getFileName().toString();
      try (var found = Files.newDirectoryStream(directory, glob)) {
        require(found.iterator().hasNext(), "no such files");
      }
    } else {
      require(Files.exists(Page.ROOT.resolve(path)), "no such file");
    }
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static List<String> words(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
        .toList();
  }
}
