// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.proof;

import static dev.remain.compile.round.ByProduct.Place.CLASSES;
import static dev.remain.compile.round.ByProduct.Place.SOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.remain.compile.learn.LearnedBuild;
import dev.remain.compile.round.ByProduct;
import dev.remain.compile.round.ByProducts;
import dev.remain.compile.round.Content;
import dev.remain.compile.round.ModuleCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What processors wrote in the build is held against what they write now. */
class ByProductsOfABuildTest {

  private static final ByProduct RESOURCE = new ByProduct(CLASSES, "META-INF/made.txt");
  private static final ByProduct SOURCE = new ByProduct(SOURCES, "p/Made.java");

  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  private final Path classes = files.getPath("/app/target/classes");
  private final Path sources = files.getPath("/app/target/generated-sources/annotations");

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  @Test
  void aResourceWithTheSameBytesIsWrittenOnSave() throws IOException {
    write(classes, "META-INF/made.txt", "one");
    assertThat(found(RESOURCE, "one", false))
        .isEqualTo(new ByProducts(Map.of(RESOURCE, content("one")), Set.of()));
  }

  @Test
  void anotherResourceIsLeftToTheBuild() throws IOException {
    write(classes, "META-INF/made.txt", "one at 12:00");
    assertThat(found(RESOURCE, "one at 12:01", false).left()).containsExactly(RESOURCE);
    assertThat(found(RESOURCE, "one at 12:01", false).files()).isEmpty();
    assertThat(ProofText.left(RESOURCE))
        .isEqualTo(
            "compile on save: processors write META-INF/made.txt otherwise than in the build, as"
                + " with a time in it: it stays as the build wrote it");
  }

  @Test
  void aResourceThatTheBuildTookAwayIsLeftToIt() {
    assertThat(found(RESOURCE, "one", false).left()).containsExactly(RESOURCE);
  }

  @Test
  void whereSourcesAreNewerItIsAnotherBecauseOfThem() throws IOException {
    write(classes, "META-INF/made.txt", "one");
    assertThat(found(RESOURCE, "two", true).files()).containsEntry(RESOURCE, content("one"));
    assertThat(found(SOURCE, "new", true)).isEqualTo(ByProducts.NONE);
  }

  @Test
  void ofASourceItsClassesAreProofEnough() throws IOException {
    write(sources, "p/Made.java", "class Made { } // at 12:00");
    assertThat(found(SOURCE, "class Made { } // at 12:01", false).files())
        .containsEntry(SOURCE, content("class Made { } // at 12:00"));
  }

  @Test
  void whatNoProcessorWritesAnyMoreIsWhatTheBuildCopies() throws IOException {
    assertThat(module().original(RESOURCE)).isNull();
    write(files.getPath("/app/src/main/resources"), "META-INF/made.txt", "by hand");
    assertThat(module().original(RESOURCE)).isEqualTo(content("by hand"));
    assertThat(module().original(SOURCE)).isNull();
  }

  private ByProducts found(ByProduct file, String text, boolean isEdited) {
    return module().byProducts(Map.of(file, content(text)), isEdited);
  }

  private Module module() {
    LearnedBuild learned =
        new LearnedBuild(classes, List.of(), List.of(), List.of(), sources, true);
    return new Module(
        classes,
        new SourceRoots(List.of(files.getPath("/app/src/main/java")), Set.of()),
        StandardCharsets.UTF_8,
        new ModuleCode(Map.of(), Map.of(), Map.of()),
        Map.of(),
        Map.of(),
        learned,
        0);
  }

  private static Content content(String text) {
    return new Content(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path root, String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
