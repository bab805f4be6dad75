// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each generation defines anew is found and woven once. */
class FreshJarsTest {

  private static final String ENDS = "lib/Ends.class";

  private static final Weaver WEAVER = Weaver.ofLive(null, LibrarySites.NONE, false).ofFresh();

  @TempDir Path directory;

  private Path archive;

  @BeforeEach
  void writeArchive() {
    archive =
        CompiledApp.in(directory.resolve("lib"))
            .source("lib.Ends", "public class Ends { void end() { System.exit(1); } }")
            .compile()
            .jar()
            .writeTo(directory.resolve("lib.jar"));
  }

  private FreshJars jars(long bytes) {
    return new FreshJars(List.of(new BaseJar(archive)), bytes);
  }

  private static byte[] woven(FreshJars jars) throws IOException {
    return Objects.requireNonNull(jars.woven(ENDS, WEAVER)).bytes();
  }

  @Test
  void theNextGenerationIsGivenWhatTheFirstOneWasWovenTo() throws IOException {
    FreshJars jars = jars(100_000);

    byte[] first = woven(jars);

    assertThat(new String(first, StandardCharsets.ISO_8859_1)).contains(CallSites.CALLS);
    assertThat(woven(jars)).isSameAs(first);
  }

  @Test
  void whereThereIsNoRoomItIsReadAgain() throws IOException {
    FreshJars jars = jars(100);

    byte[] first = woven(jars);

    assertThat(woven(jars)).isNotSameAs(first).isEqualTo(first);
  }

  @Test
  void whatNoneHasIsKnownNotToBeThere() throws IOException {
    FreshJars jars = jars(100_000);

    assertThat(jars.has("lib/None.class")).isFalse();
    assertThat(jars.woven("lib/None.class", WEAVER)).isNull();
    assertThat(jars.woven("lib/None.class", WEAVER)).isNull();
    assertThat(jars.has("lib/None.class")).isFalse();
    assertThat(jars.has(ENDS)).isTrue();
    assertThat(woven(jars)).isNotEmpty();
    assertThat(jars.has(ENDS)).isTrue();
  }
}
