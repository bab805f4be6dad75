// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.compile.javac.Javac;
import dev.remain.compile.round.Rounds.Done;
import dev.remain.compile.round.Rounds.Failed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds what rounds make against what a clean compile of everything makes. */
final class Clean implements AutoCloseable {

  private static final List<String> OPTIONS =
      List.of("-g", "-proc:none", "-implicit:none", "-nowarn", "-source", "17", "-target", "17");

  private final List<Compiler> compilers = new ArrayList<>();
  private final int modules;

  Clean(int modules) {
    this.modules = modules;
    for (int i = 0; i < modules; i++) {
      compilers.add(Javac.open(List.of(), OPTIONS));
    }
  }

  static Source source(String path, String text) {
    return Source.of(
        path, Path.of("src", path), text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Texts by path, for each module; null if they do not compile. */
  @Nullable List<ModuleCode> compile(List<? extends Map<String, String>> texts) {
    List<ModuleCode> all = new ArrayList<>();
    for (int i = 0; i < modules; i++) {
      Map<String, Source> sources = new TreeMap<>();
      texts.get(i).forEach((path, text) -> sources.put(path, source(path, text)));
      all.add(new ModuleCode(sources, Map.of(), Map.of()));
    }
    for (int i = 0; i < modules; i++) {
      ModuleCode module = all.get(i);
      List<Source> sources = new ArrayList<>(new TreeMap<>(module.sources()).values());
      Compiler.Result result =
          sources.isEmpty()
              ? new Compiler.Compiled(Map.of())
              : compilers.get(i).compile(sources, Visibility.inOrder(modules).of(i, all));
      if (!(result instanceof Compiler.Compiled compiled)) {
        return null;
      }
      all.set(i, module.with(compiled.made()));
    }
    return all;
  }

  /** What the rounds make of it; says whether that is a failure. */
  Rounds.Outcome follow(List<ModuleCode> before, Map<SourceId, @Nullable Source> edits) {
    return new Rounds(compilers, Visibility.inOrder(modules)).run(before, edits);
  }

  static void assertSame(
      String description, Rounds.Outcome outcome, @Nullable List<ModuleCode> clean) {
    if (clean == null) {
      assertThat(outcome).as(description).isInstanceOf(Failed.class);
      return;
    }
    assertThat(outcome).as(description).isInstanceOf(Done.class);
    List<ModuleCode> after = ((Done) outcome).after();
    for (int i = 0; i < clean.size(); i++) {
      assertThat(texts(after.get(i))).as(description).isEqualTo(texts(clean.get(i)));
      assertThat(after.get(i).outputs()).as(description).isEqualTo(clean.get(i).outputs());
    }
  }

  static Map<String, String> texts(ModuleCode module) {
    Map<String, String> texts = new HashMap<>();
    module
        .classes()
        .forEach(
            (name, made) -> texts.put(name, new String(made.bytes(), StandardCharsets.ISO_8859_1)));
    return texts;
  }

  @Override
  public void close() {
    compilers.forEach(Compiler::close);
  }
}
