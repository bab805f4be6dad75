// SPDX-License-Identifier: Apache-2.0
package dev.remain.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainClassNameTest {

  private static final String MAIN = " { public static void main(String[] args) { } }";

  @TempDir Path directory;

  private Path classes;

  @BeforeEach
  void compile() {
    classes =
        CompiledApp.in(directory)
            .source("com.acme.ShopApp", "public class ShopApp" + MAIN)
            .source("com.acme.Shop", "public class Shop { }")
            .compile()
            .classes();
  }

  private @Nullable String suggestion(String word) {
    return MainClassName.suggestion(
        MainClassName.of(word), List.of(directory.resolve("gone.jar"), classes));
  }

  @Test
  void slashesAreDotsAsForJavaItself() {
    assertThat(MainClassName.of("com/acme/ShopApp")).isEqualTo("com.acme.ShopApp");
  }

  @Test
  void whatLacksItsPackageOrItsCapitalsIsFound() {
    assertThat(suggestion("ShopApp")).isEqualTo("com.acme.ShopApp");
    assertThat(suggestion("shopapp")).isEqualTo("com.acme.ShopApp");
    assertThat(suggestion("acme.shopApp")).isEqualTo("com.acme.ShopApp");
  }

  @Test
  void aFileIsTakenForItsClass() {
    assertThat(suggestion("com/acme/ShopApp.class")).isEqualTo("com.acme.ShopApp");
    assertThat(suggestion("src/main/java/com/acme/ShopApp.java")).isEqualTo("com.acme.ShopApp");
  }

  @Test
  void someLettersMayBeWrong() {
    assertThat(suggestion("com.acme.ShpoApp")).isEqualTo("com.acme.ShopApp");
    assertThat(suggestion("ShopAp")).isEqualTo("com.acme.ShopApp");
  }

  @Test
  void whatHasNoMainIsNotSuggestedNorWhatIsNotLikeIt() {
    assertThat(suggestion("com.acme.Shop")).isNull();
    assertThat(suggestion("com.acme.Warehouse")).isNull();
  }
}
