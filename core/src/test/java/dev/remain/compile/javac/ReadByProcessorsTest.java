// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.javac;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.remain.compile.round.ByProduct;
import dev.remain.compile.round.Compiler;
import dev.remain.compile.round.Content;
import dev.remain.compile.round.MakingProcessor;
import dev.remain.compile.round.ModuleCode;
import dev.remain.compile.round.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Processors find in the class directory what a clean build has put there before it compiles. */
class ReadByProcessorsTest {

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path classes = files.getPath("/target/classes");
  private final Path resources = files.getPath("/src/main/resources");

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void nothingOfItsOwnOfTheLastTime() throws IOException {
    write(classes, MakingProcessor.LIST, "A Gone ");
    assertThat(list()).isEqualTo("A ");
  }

  @Test
  void whatItsOwnWasCopiedFrom() throws IOException {
    write(classes, MakingProcessor.LIST, "Hand A ");
    write(resources, MakingProcessor.LIST, "Hand ");
    assertThat(list()).isEqualTo("Hand A ");
  }

  @Test
  void whatIsThereOfOthers() throws IOException {
    write(classes, MakingProcessor.HEAD, "Head: ");
    assertThat(list()).isEqualTo("Head: A ");
  }

  @Test
  void nothingOfItsOwnThoughItHasNothingToAdd() throws IOException {
    write(classes, MakingProcessor.LIST, "Gone A ");
    write(resources, MakingProcessor.LIST, "Hand ");
    assertThat(list("-A" + MakingProcessor.ONCE)).isEqualTo("Hand A ");
  }

  @Test
  void aClassThatAProcessorWritesIsThereForSources() {
    Compiler.Compiled compiled =
        compile("@Make class A implements Written { }", "-A" + MakingProcessor.CLASS);
    assertThat(compiled.made().get("p/A.java")).containsOnlyKeys("p/A");
    assertThat(compiled.made().get(ModuleCode.GENERATED)).containsKeys("p/Written", "p/AMade");
  }

  private static void write(Path root, String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String list(String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.add("-A" + MakingProcessor.INDEX);
    ByProduct list = new ByProduct(ByProduct.Place.CLASSES, MakingProcessor.LIST);
    Content content =
        compile("@Make class A { }", all.toArray(new String[0])).byProducts().get(list);
    return new String(content.bytes(), StandardCharsets.UTF_8);
  }

  private Compiler.Compiled compile(String type, String... more) {
    Source source = source("p/A.java", "package p; " + type);
    List<Source> all = List.of(source, source("p/Make.java", "package p; @interface Make { }"));
    List<String> options = new ArrayList<>(MakingProcessor.options());
    options.addAll(List.of(more));
    ModuleCode code = new ModuleCode(Map.of(source.path(), source), Map.of(), Map.of());
    ClassOutput output = new ClassOutput(classes, List.of(resources));
    try (Javac javac = Javac.open(List.of(), options, output)) {
      return (Compiler.Compiled) javac.compile(all, List.of(code));
    }
  }

  private static Source source(String path, String text) {
    return Source.of(
        path, Path.of("src", path), text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
