// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.compile.javac.ClassOutput;
import dev.remain.compile.javac.Javac;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Edits in a module with a processor that says of itself that it is isolating: what there is after
 * each, resources and sources of the processor included, is what a clean compile makes. {@code
 * remaintest.edits} says how many, {@code remaintest.seed} which.
 */
class ProcessedEditsTest {

  private static final int EDITS = Integer.getInteger("remaintest.edits", 16);
  private static final long SEED = Long.getLong("remaintest.seed", 1);

  private final List<Compiler> open = new ArrayList<>();
  private Rounds rounds;
  private Compiler compiler;
  private int compilations;

  @BeforeEach
  void openCompiler() {
    use(false);
  }

  @AfterEach
  void close() {
    open.forEach(Compiler::close);
  }

  /**
   * @param isIndexing whether the processor does what it says that it does not
   */
  private void use(boolean isIndexing) {
    compiler = new Isolating(javac(isIndexing));
    open.add(compiler);
    rounds = new Rounds(List.of(compiler), Visibility.inOrder(1));
  }

  private static Javac javac(boolean isIndexing) {
    List<String> options = new ArrayList<>(MakingProcessor.options());
    options.addAll(List.of("-g", "-implicit:none", "-nowarn", "-source", "17", "-target", "17"));
    if (isIndexing) {
      options.add("-A" + MakingProcessor.INDEX);
    }
    return Javac.open(List.of(), options, new ClassOutput(Path.of("none"), List.of()));
  }

  private final class Isolating implements Compiler {
    private final Compiler javac;

    Isolating(Compiler javac) {
      this.javac = javac;
    }

    @Override
    public Result compile(Collection<Source> sources, List<ModuleCode> visible) {
      compilations++;
      return javac.compile(sources, visible);
    }

    @Override
    public Result compileAlone(Collection<Source> sources, List<ModuleCode> visible) {
      compilations++;
      return javac.compileAlone(sources, visible);
    }

    @Override
    public boolean isWhole() {
      return true;
    }

    @Override
    public boolean isIsolating() {
      return true;
    }

    @Override
    public void close() {
      javac.close();
    }
  }

  @Test
  void aBodyIsCompiledAlone() {
    ModuleCode before = clean(texts("int x;", "return 1;"));
    assertThat(before.byProducts().files()).hasSize(2);
    assertThat(compiled(before, texts("int x;", "class L { } return 2;")))
        .containsExactly("p/A.java");
    assertThat(compilations).as("twice the former text, and the new one").isEqualTo(3);
    ModuleCode after = after(before, texts("int x;", "return 2;"));
    compilations = 0;
    assertThat(compiled(after, texts("int x;", "return 3;"))).containsExactly("p/A.java");
    assertThat(compilations).as("what was compiled alone is known to be").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "private int x;",
        "int x; private int y;",
        "int x; /* new */",
        "@Deprecated int x;"
      })
  void whatAProcessorMaySeeIsCompiledAsAWhole(String members) {
    ModuleCode before = clean(texts("int x;", "return 1;"));
    assertThat(compiled(before, texts(members, "return 1;"))).hasSize(3);
  }

  @Test
  void aPrivateMemberMayBeWhatAnotherSourceIsMadeOf() {
    Map<String, String> texts = texts("B b;", "return 1;");
    ModuleCode before = clean(texts);
    texts.put("p/B.java", "package p; class B { class Inner { private int c; } private int b; }");
    Map<String, String> edited = new TreeMap<>(texts);
    edited.put("p/B.java", "package p; class B { class Inner { private int d; } private int b; }");
    ModuleCode now = after(before, texts);
    assertThat(compiled(now, edited)).hasSize(3);
    assertThat(after(now, edited).byProducts()).isEqualTo(clean(edited).byProducts());
  }

  @Test
  void aProcessorThatGathersFromAllIsNotBelieved() {
    use(true);
    Map<String, String> texts = texts("int x;", "return 1;");
    texts.put("p/B.java", "package p; @Make class B { }");
    ModuleCode before = clean(texts);
    texts.put("p/A.java", texts("int x;", "return 2;").get("p/A.java"));
    assertThat(compiled(before, texts)).hasSize(3);
  }

  @Test
  void whatIsMadeOfASourceThatIsGoneGoes() {
    Map<String, String> texts = texts("int x;", "return 1;");
    ModuleCode before = clean(texts);
    texts.remove("p/A.java");
    ModuleCode after = after(before, texts);
    assertThat(after.classes().keySet()).containsExactlyInAnyOrder("p/Make", "p/B");
    assertThat(after.byProducts().files()).isEmpty();
  }

  private static Map<String, String> texts(String members, String body) {
    Map<String, String> texts = new TreeMap<>();
    texts.put("p/Make.java", "package p; @interface Make { }");
    texts.put("p/A.java", "package p; @Make class A { " + members + " int a() { " + body + " } }");
    texts.put("p/B.java", "package p; class B { int b = 1; }");
    return texts;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void allIsAsACleanCompileMakesIt(boolean isIndexing) {
    use(isIndexing);
    int alone = 0;
    int failing = 0;
    ProcessedProject project = new ProcessedProject(SEED);
    Map<String, String> good = project.texts();
    ModuleCode now = clean(good);
    for (int i = 0; i < EDITS; i++) {
      Object state = project.save();
      project.edit();
      String description = "seed " + SEED + ", edit " + i;
      ModuleCode expected = tryClean(project.texts());
      Rounds.Outcome outcome = rounds.run(List.of(now), edits(good, project.texts()));
      if (expected == null) {
        assertThat(outcome).as(description).isInstanceOf(Rounds.Failed.class);
        project.restore(state);
        failing++;
        continue;
      }
      assertThat(outcome).as(description).isInstanceOf(Rounds.Done.class);
      Rounds.Done done = (Rounds.Done) outcome;
      now = done.after().get(0);
      good = project.texts();
      alone += done.compiled().isEmpty() || done.compiled().size() == good.size() ? 0 : 1;
      assertThat(Clean.texts(now)).as(description).isEqualTo(Clean.texts(expected));
      assertThat(now.outputs()).as(description).isEqualTo(expected.outputs());
      assertThat(now.byProducts()).as(description).isEqualTo(expected.byProducts());
    }
    System.out.printf("seed %d: %d edits, %d alone, %d with errors%n", SEED, EDITS, alone, failing);
    assertThat(failing).isLessThan(EDITS);
    assertThat(alone).isPositive();
  }

  private ModuleCode clean(Map<String, String> texts) {
    ModuleCode code = tryClean(texts);
    assertThat(code).isNotNull();
    return code;
  }

  /** Null if it does not compile. */
  private @Nullable ModuleCode tryClean(Map<String, String> texts) {
    Map<String, Source> sources = new TreeMap<>();
    texts.forEach((path, text) -> sources.put(path, Clean.source(path, text)));
    ModuleCode none = new ModuleCode(sources, Map.of(), Map.of());
    Compiler.Result result = compiler.compile(sources.values(), List.of(none));
    compilations = 0;
    return result instanceof Compiler.Compiled compiled
        ? none.with(compiled.made()).with(new ByProducts(compiled.byProducts(), Set.of()))
        : null;
  }

  private TreeSet<String> compiled(ModuleCode before, Map<String, String> texts) {
    TreeSet<String> paths = new TreeSet<>();
    done(before, texts).compiled().forEach(id -> paths.add(id.path()));
    return paths;
  }

  private ModuleCode after(ModuleCode before, Map<String, String> texts) {
    return done(before, texts).after().get(0);
  }

  private Rounds.Done done(ModuleCode before, Map<String, String> texts) {
    Map<String, String> old = new TreeMap<>();
    before.sources().forEach((path, source) -> old.put(path, source.text()));
    return (Rounds.Done) rounds.run(List.of(before), edits(old, texts));
  }

  private static Map<SourceId, @Nullable Source> edits(
      Map<String, String> before, Map<String, String> after) {
    Map<SourceId, @Nullable Source> edits = new HashMap<>();
    after.forEach(
        (path, text) -> {
          if (!text.equals(before.get(path))) {
            edits.put(new SourceId(0, path), Clean.source(path, text));
          }
        });
    for (String path : before.keySet()) {
      if (!after.containsKey(path)) {
        edits.put(new SourceId(0, path), null);
      }
    }
    return edits;
  }
}
