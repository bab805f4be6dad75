// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.fixtures.CompiledApp;
import dev.remain.loader.Captured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of which only a part was compiled again. */
class MemberCheckTest {

  @TempDir Path directory;
  private final Map<String, byte[]> former = new HashMap<>();
  private final Set<String> loaded = new HashSet<>(Set.of("acme.App", "acme.Square"));
  private CompiledApp app;

  private void compile(String... sources) {
    app = CompiledApp.in(directory);
    for (String source : sources) {
      add(source);
    }
    app.compile();
  }

  private void add(String source) {
    String[] words = source.split("\\W+");
    for (int i = 0; i + 1 < words.length; i++) {
      if (Set.of("class", "record", "interface", "enum").contains(words[i])) {
        app.source("acme." + words[i + 1], source);
        return;
      }
    }
    throw new AssertionError(source);
  }

  /** Compiles all with these sources in it, of which the named classes stay what they were. */
  private @Nullable String problem(String stale, String... sources) throws IOException {
    LiveFiles before = files();
    for (String name : stale.split(" ")) {
      if (!name.isEmpty()) {
        former.put(name, app.classBytes("acme." + name));
      }
    }
    for (String source : sources) {
      add(source);
    }
    app.compile();
    for (Map.Entry<String, byte[]> old : former.entrySet()) {
      Files.write(app.classFile("acme." + old.getKey()), old.getValue());
    }
    LiveFiles next = files();
    Root root = next.roots().iterator().next();
    Set<String> changed = new TreeSet<>(before.differing(root, next));
    ReferenceIndex index = new ReferenceIndex();
    index.update(next);
    return new MemberCheck(
            Captured.base(), new Check(before, next, changed, loaded::contains), index)
        .problem(changed);
  }

  private LiveFiles files() {
    return Captured.of(Root.liveDirectory(app.classes()));
  }

  @Test
  void aCallerOfAConstructorThatIsGoneIsNamed() throws IOException {
    compile(
        "public record Person(String name) {}",
        "public class App { Object p = new Person(\"Bo\"); }");

    assertThat(
            problem(
                "App",
                "public record Person(String name, int age) {}",
                "public class App { Object p = new Person(\"Bo\", 1); }"))
        .isEqualTo(
            "App.java was compiled against another acme.Person, one with Person(String):"
                + " compile it, too");
  }

  @Test
  void aCallerOfAMethodThatIsNotThereYetIsToldWhatToCompile() throws IOException {
    compile("public class Person { }", "public class App { Object p = new Person(); }");

    assertThat(
            problem(
                "Person",
                "public class Person { public void age(int[] a, java.util.List<String> b) { } }",
                "public class App { { new Person().age(null, null); } }"))
        .isEqualTo(
            "App.java was compiled against another acme.Person, one with age(int[], List):"
                + " compile Person.java, too");
  }

  @Test
  void aFieldThatIsGoneIsMissedByThoseWhoInheritIt() throws IOException {
    compile(
        "public class Top { int size; }",
        "public class Middle extends Top { }",
        "public class App { int size = new Middle().size; }");

    assertThat(problem("App", "public class Top { }", "public class App { }"))
        .isEqualTo(
            "App.java was compiled against another acme.Middle, one with the field size:"
                + " compile it, too");
  }

  @Test
  void aMethodThatBecameStaticIsAnother() throws IOException {
    compile(
        "public class Tool { String run() { return null; } }",
        "public class App { String s = new Tool().run(); }");

    assertThat(
            problem(
                "App",
                "public class Tool { static String run() { return null; } }",
                "public class App { String s = Tool.run(); }"))
        .isEqualTo(
            "App.java was compiled against another acme.Tool, one whose run() is not static:"
                + " compile it, too");
  }

  @Test
  void aMethodReferenceIsAUse() throws IOException {
    compile(
        "public class Tool { static void run() { } }",
        "public class App { Runnable r = Tool::run; }");

    assertThat(
            problem(
                "App",
                "public class Tool { static void go() { } }",
                "public class App { Runnable r = Tool::go; }"))
        .isEqualTo(
            "App.java was compiled against another acme.Tool, one with run(): compile it, too");
  }

  @Test
  void aClassWithoutANewAbstractMethodIsNamed() throws IOException {
    compile(
        "public interface Shape { default int sides() { return 0; } }",
        "public abstract class Base implements Shape { }",
        "public class Square extends Base { }");

    assertThat(
            problem(
                "Square",
                "public interface Shape { int sides(); String name(); }",
                "public abstract class Base implements Shape { public int sides() { return 1; } }",
                "public class Square extends Base { public String name() { return null; } }"))
        .isEqualTo(
            "Square.java was compiled against another acme.Shape, one without name():"
                + " implement it, and compile it, too");
  }

  @Test
  void whatIsInheritedFromTheBaseOrTheJdkIsThere() throws IOException {
    compile(
        "public class Words extends java.util.ArrayList<String> { }",
        "public enum Mood { GOOD }",
        "public record Person(String name) { }",
        "public interface Face extends Comparable<Face>, java.util.function.Function<String, Mood>"
            + " { }",
        "public class Err extends Exception { }",
        "public class App { }");

    assertThat(
            problem(
                "",
                "public class App extends Thread {"
                    + " int a(Words w, Mood m, Person p, Face f, Err e) throws Exception {"
                    + " w.add(\"a\"); w.stream().map(String::length); w.modCount(); f.compareTo(f);"
                    + " f.andThen(x -> x); f.hashCode(); m.ordinal(); Mood.valueOf(\"GOOD\").name();"
                    + " p.name(); p.equals(p); e.addSuppressed(new Err()); new App().interrupt();"
                    + " Object[] o = new App[1].clone(); m.getClass(); e.wait(1);"
                    + " return switch (m) { case GOOD -> p.hashCode(); }; } }",
                "public class Words extends java.util.ArrayList<String> {"
                    + " int modCount() { return modCount; } }"))
        .isNull();
  }

  @Test
  void whatNobodyUsesMayGo() throws IOException {
    compile(
        "public class Tool { void a() { } void b() { } int c; }",
        "public class App { { new Tool().a(); } }");

    assertThat(problem("App", "public class Tool { void a() { } }")).isNull();
  }

  @Test
  void whatWasWrongBeforeAndRanIsNoProblem() throws IOException {
    compile(
        "public class Tool { static void gone() { } static void there() { } }",
        "public class App { void never() { Tool.gone(); } }");
    byte[] old = app.classBytes("acme.App");
    add("public class Tool { static void there() { } }");
    app.source("acme.App", "public class App { }").compile();
    Files.write(app.classFile("acme.App"), old);

    assertThat(problem("App", "public class Tool { static void other() { } }")).isNull();
  }

  @Test
  void whatAnEarlierCompilationHasLeftIsNotLookedAt() throws IOException {
    compile(
        "public class App { static void gone() { }"
            + " Runnable r = new Runnable() { public void run() {"
            + " new Thread() { public void run() { gone(); } }; } };"
            + " static class Inner { { gone(); } } }");

    assertThat(problem("App$1 App$1$1 App$Inner", "public class App { Runnable r = () -> { }; }"))
        .isNull();
  }

  @Test
  void anInnerClassThatIsStillKnownIsLookedAt() throws IOException {
    compile(
        "public class Tool { static void go() { } }",
        "public class App { Runnable r = new Runnable() { public void run() { Tool.go(); } }; }");

    assertThat(problem("App App$1", "public class Tool { }", "public class App { }"))
        .isEqualTo(
            "App.java was compiled against another acme.Tool, one with go(): compile it, too");
  }

  @Test
  void anInnerClassThatComesBeforeItsMakerIsLookedAt() throws IOException {
    compile("public class App { }");

    assertThat(
            problem(
                "App",
                "public class App { void more() { }"
                    + " Runnable r = new Runnable() { public void run() { more(); } }; }"))
        .isEqualTo(
            "App.java was compiled against another acme.App, one with more():"
                + " compile App.java, too");
  }

  @Test
  void aClassThatNothingLeadsToIsNotLookedAt() throws IOException {
    String[] before = {
      "public interface Tool { static void go() { } }",
      "public class Old implements Tool { { Tool.go(); } }",
      "public class Older extends Old { }",
      "public class App { }"
    };
    compile(before);

    assertThat(problem("Old Older", "public interface Tool { void run(); }")).isNull();
  }

  @Test
  void aClassThatIsYetToBeLoadedIsLookedAt() throws IOException {
    compile(
        "public class Tool { static void go() { } }",
        "public class Late { { Tool.go(); } }",
        "public class Between { Late late; }",
        "public class App { Between between() { return null; } }");

    assertThat(problem("Late Between App", "public class Tool { }"))
        .isEqualTo(
            "Late.java was compiled against another acme.Tool, one with go():"
                + " compile it, too");
  }

  @Test
  void staticAndPrivateMembersOfSuperTypesHideNoOthers() throws IOException {
    List<String> types = new ArrayList<>();
    List<String> uses = new ArrayList<>();
    for (String n : List.of("1", "2", "3", "4", "5", "6")) {
      types.add("public interface Able" + n + " { int SIZE = 1; static int go() { return 2; } }");
      types.add("public class Top" + n + " { private int SIZE = 3; int go() { return 4; } }");
      types.add("public class Low" + n + " extends Top" + n + " implements Able" + n + " { }");
      uses.add("Low" + n + ".SIZE + new Low" + n + "().go()");
    }
    types.add("public class App { }");
    compile(types.toArray(String[]::new));

    assertThat(problem("", "public class App { int n = " + String.join(" + ", uses) + "; }"))
        .isNull();
  }

  @Test
  void whoCatchesWhatAMissingMemberThrowsIsReadyForIt() throws IOException {
    compile(
        "public enum Mood { GOOD, BAD }",
        "public class App { int a(Mood m) { switch (m) { case BAD: return 1; default: return 2; } }"
            + " }");

    assertThat(problem("App App$1", "public enum Mood { GOOD }", "public class App { }")).isNull();
  }

  @Test
  void aWholeCompilationHasNoProblem() throws IOException {
    compile(
        "public sealed interface Shape permits Square { int sides(); }",
        "public record Square(int a) implements Shape { public int sides() { return 4; } }",
        "public class App { Shape s = new Square(1); int n = s.sides(); }");

    assertThat(
            problem(
                "",
                "public sealed interface Shape permits Square { long edges(boolean all); }",
                "public record Square(long a, long b) implements Shape {"
                    + " public long edges(boolean all) { return 4; } }",
                "public class App { Shape s = new Square(1, 2); long n = s.edges(true); }"))
        .isNull();
  }
}
