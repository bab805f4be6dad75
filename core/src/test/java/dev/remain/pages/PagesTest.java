// SPDX-License-Identifier: Apache-2.0
package dev.remain.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What users read leads somewhere. */
class PagesTest {

  private static final int LONGEST_README = 200;

  /** A link that leads to no other host. */
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");

  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  @Test
  void everyLinkOfThePagesLeadsToAFileAndAHeading() throws IOException {
    List<String> broken = new ArrayList<>();
    List<Page> pages = Page.all();
    assertThat(pages).hasSizeGreaterThan(30);
    for (Page page : pages) {
      for (Matcher link = LINK.matcher(page.text()); link.find(); ) {
        Path file = page.file();
        Path target =
            link.group(1).isEmpty() ? file : file.resolveSibling(link.group(1)).normalize();
        if (!Files.exists(target)
            || (link.group(2) != null && !anchors(target).contains(link.group(2)))) {
          broken.add(page.name() + ": " + link.group());
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void theReadmeIsReadInAFewMinutes() throws IOException {
    assertThat(Files.readAllLines(Page.ROOT.resolve("README.md"))).hasSizeLessThan(LONGEST_README);
  }

  @Test
  void whatThePageOfTroublesQuotesIsWhatRemainSays() throws IOException {
    String page = Files.readString(Page.ROOT.resolve("core/docs/trouble.md"));
    String off = page.substring(page.indexOf("## It is off"), page.indexOf("## It restarts"));
    StringBuilder said = new StringBuilder();
    for (String name : List.of("DevelopmentCheck", "StartedMain", "Takeover")) {
      said.append(
          Files.readString(
              Page.ROOT.resolve("core/src/main/java/dev/remain/launch/" + name + ".java")));
    }
    List<String> quotes =
        Pattern.compile("(?m)^\\| `([^`]*)` \\|")
            .matcher(off)
            .results()
            .map(row -> row.group(1))
            .toList();

    assertThat(quotes).hasSizeGreaterThan(5);
    // A sentence may be written on two lines.
    String sentences = said.toString().replaceAll("\"\\s*\\+ \"", "");
    assertThat(quotes).allMatch(sentences::contains);
  }

  /** As forges make them of headings. */
  private static Set<String> anchors(Path page) throws IOException {
    return HEADING
        .matcher(Files.readString(page))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(text -> text.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
