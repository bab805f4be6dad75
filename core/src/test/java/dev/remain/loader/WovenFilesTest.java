// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.ByteStore;
import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WovenFilesTest {

  @TempDir Path directory;
  private final ByteStore store = new ByteStore(1 << 20);
  private final List<String> asked = new ArrayList<>();

  @Test
  void whatWasWovenIsWovenOnce() {
    WovenFiles woven = new WovenFiles();
    LiveFile exits = file("acme.Exits", "System.exit(3);");

    byte[] first = woven.of(exits, weaver());
    byte[] again = woven.of(exits, weaver());

    assertThat(first).isNotEqualTo(exits.bytes());
    assertThat(again).isSameAs(first);
  }

  @Test
  void whatHasNothingToWeaveIsNotLookedThroughAgain() {
    WovenFiles woven = new WovenFiles();
    LiveFile plain = file("acme.Plain", "lib.Lib.run();");

    assertThat(woven.of(plain, weaver())).isSameAs(plain.bytes());
    assertThat(asked).isNotEmpty();
    asked.clear();
    assertThat(woven.of(plain, weaver())).isSameAs(plain.bytes());

    assertThat(asked).isEmpty();
  }

  @Test
  void whatHasChangedIsWovenAnew() {
    WovenFiles woven = new WovenFiles();
    byte[] first = woven.of(file("acme.Exits", "System.exit(3);"), weaver());

    byte[] second = woven.of(file("acme.Exits", "System.exit(4);"), weaver());

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void noMoreIsHeldThanThereIsRoomFor() {
    LiveFile exits = file("acme.Exits", "System.exit(3);");
    WovenFiles woven = new WovenFiles(new WovenFiles().of(exits, weaver()).length - 1);

    byte[] first = woven.of(exits, weaver());

    assertThat(woven.of(exits, weaver())).isEqualTo(first).isNotSameAs(first);
  }

  @Test
  void theRoomOfWhatWasReplacedIsFreeAgain() {
    LiveFile exits = file("acme.Exits", "System.exit(3);");
    WovenFiles woven = new WovenFiles(2 * new WovenFiles().of(exits, weaver()).length);

    for (int i = 0; i < 9; i++) {
      byte[] unused = woven.of(file("acme.Exits", "System.exit(" + i + ");"), weaver());
    }
    byte[] first = woven.of(exits, weaver());

    assertThat(woven.of(exits, weaver())).isSameAs(first);
  }

  @Test
  void filesOfTheSamePathsAreKnownAsSuch() {
    Root root = Root.liveDirectory(directory);
    LiveFiles one = LiveFiles.of(List.of(root), List.of(file("acme.A", "")));

    LiveFiles edited = one.with(List.of(file("acme.A", "int i;")), List.of());
    LiveFiles more = edited.with(List.of(file("acme.B", "")), List.of());
    LiveFiles fewer = edited.with(List.of(), List.of(new LiveFiles.Gone(root, "acme/A.class")));
    LiveFiles nothing = edited.with(List.of(), List.of(new LiveFiles.Gone(root, "acme/C.class")));

    assertThat(edited.hasPathsOf(one)).isTrue();
    assertThat(nothing.hasPathsOf(one)).isTrue();
    assertThat(more.hasPathsOf(one)).isFalse();
    assertThat(fewer.hasPathsOf(one)).isFalse();
  }

  private Weaver weaver() {
    return Weaver.ofLive(
        null,
        new LibrarySites(
            name -> {
              asked.add(name);
              return true;
            }),
        false);
  }

  private LiveFile file(String name, String body) {
    String simple = name.substring(name.lastIndexOf('.') + 1);
    CompiledApp app =
        CompiledApp.in(directory.resolve("app"))
            .source("lib.Lib", "public class Lib { public static void run() { } }")
            .source(name, "public class " + simple + " { void run() { " + body + " } }")
            .compile();
    return LiveFile.of(
        Root.liveDirectory(directory),
        name.replace('.', '/') + ".class",
        app.classBytes(name),
        store);
  }
}
