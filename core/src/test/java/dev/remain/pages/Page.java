// SPDX-License-Identifier: Apache-2.0
package dev.remain.pages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the checkout that users read. */
public record Page(Path file, String text) {

  /** The checkout. */
  public static final Path ROOT = Path.of(System.getProperty("remaintest.root"));

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```");
  private static final Pattern INLINE = Pattern.compile("`([^`\n]+)`");

  /** Something to copy: its language, empty for commands and what they print. */
  public record Block(String language, String text) {}

  public static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>();
    for (String place : List.of(".", ".github", "core/docs", "core/docs/adr")) {
      try (Stream<Path> files = Files.list(ROOT.resolve(place).normalize())) {
        for (Path file : files.filter(one -> one.toString().endsWith(".md")).toList()) {
          pages.add(new Page(file, Files.readString(file)));
        }
      }
    }
    return pages;
  }

  /** All but those that say what was decided once. */
  public static List<Page> current() throws IOException {
    return all().stream().filter(page -> !page.file().getParent().endsWith("adr")).toList();
  }

  public String name() {
    return ROOT.relativize(file).toString();
  }

  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (Matcher block = BLOCK.matcher(text); block.find(); ) {
      blocks.add(new Block(block.group(1), block.group(2)));
    }
    return blocks;
  }

  /** What stands in a line as code. */
  public List<String> inline() {
    String prose = BLOCK.matcher(text).replaceAll("");
    return INLINE.matcher(prose).results().map(found -> found.group(1)).toList();
  }
}
