// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.reloadable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.fixtures.CompiledApp;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadableTest {

  /** What code that stays knows of. */
  public interface Greeter {
    String greet(String name);

    default String greetTwice(String name) {
      return greet(name) + greet(name);
    }

    default void fail() throws IOException {
      throw new IOException("no disk");
    }
  }

  /** Not public. */
  interface Hidden {
    int number();
  }

  private static final class English implements Greeter {
    @Override
    public String greet(String name) {
      return "Hello " + name;
    }

    @Override
    public String toString() {
      return "English";
    }
  }

  private static final class Short implements Greeter {
    @Override
    public String greet(String name) {
      return name + "!";
    }

    @Override
    public String greetTwice(String name) {
      return name + "!!";
    }
  }

  @SuppressWarnings("unchecked")
  private static final Class<Function<Object, Object>> FUNCTION =
      (Class<Function<Object, Object>>) (Class<?>) Function.class;

  @TempDir Path directory;
  private final Gate gate = new Gate(Duration.ofSeconds(20));
  private final List<String> told = new ArrayList<>();
  private final Map<ClassLoader, Integer> generations = new HashMap<>();
  private final CrossGenerationGuard foreigners =
      new CrossGenerationGuard(loader -> generations.getOrDefault(loader, 0), told::add);
  private final Reloadable<Greeter> reloadable = reloadable(Greeter.class, new English());
  private final Greeter greeter = reloadable.proxy();

  private static Targets targets(Object only) {
    Targets targets = Targets.none();
    targets.put(0, only);
    return targets;
  }

  @Test
  void callsGoToTheTargetThatIsThere() {
    assertThat(greeter.greet("Ann")).isEqualTo("Hello Ann");

    gate.open(targets(new Short()));

    assertThat(greeter.greet("Ann")).isEqualTo("Ann!");
    assertThat(reloadable.proxy()).isSameAs(greeter);
  }

  @Test
  void defaultMethodsAreTheTargets() {
    assertThat(greeter.greetTwice("Ann")).isEqualTo("Hello AnnHello Ann");

    gate.open(targets(new Short()));

    assertThat(greeter.greetTwice("Ann")).isEqualTo("Ann!!");
  }

  @Test
  void whatATargetThrowsComesOutAsItIs() {
    assertThatThrownBy(greeter::fail).isInstanceOf(IOException.class).hasMessage("no disk");

    IllegalStateException thrown = new IllegalStateException();
    Greeter throwing =
        name -> {
          throw thrown;
        };
    gate.open(targets(throwing));
    assertThatThrownBy(() -> greeter.greet("Ann")).isSameAs(thrown);
  }

  @Test
  void aProxyIsTheSameWhateverItsTarget() {
    Set<Greeter> set = new HashSet<>(Set.of(greeter));
    int hash = greeter.hashCode();

    gate.open(targets(new Short()));

    assertThat(set).contains(greeter);
    assertThat(greeter.hashCode()).isEqualTo(hash);
    assertThat(greeter).isNotEqualTo(new English()).isNotEqualTo(null);
  }

  @Test
  void itsTextIsTheTargets() {
    assertThat(greeter.toString()).isEqualTo("English");
  }

  @Test
  void whereNoGenerationServesACallThatIsSaid() {
    gate.exchange(Targets.none());

    assertThatThrownBy(() -> greeter.greet("Ann"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "dev.remain.state.reloadable.ReloadableTest$Greeter is served by no generation: none"
                + " runs, or it has not set a target");
  }

  @Test
  void anInterfaceNeedNotBePublic() {
    assertThat(this.<Hidden>reloadable(Hidden.class, () -> 7).proxy().number()).isEqualTo(7);
  }

  @Test
  void whatIsOfAnotherGenerationIsExplained() throws Exception {
    Function<Object, Object> first = pump("g1", 1);
    Function<Object, Object> second = pump("g2", 2);
    Gate own = new Gate(Duration.ofSeconds(20));
    Function<Object, Object> pump =
        new Reloadable<>(FUNCTION, own, own.add(first), foreigners).proxy();
    Object fuel = pump.apply("take");
    assertThat(pump.apply(fuel)).isNotNull();
    assertThat(told).isEmpty();

    own.open(targets(second));

    String sentence =
        "argument 1 of java.util.function.Function.apply is an object of acme.Tank of"
            + " generation 1, handed to generation 2: make calls that belong together within one"
            + " use(...)";
    assertThatThrownBy(() -> pump.apply(fuel))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence)
        .hasCauseInstanceOf(ClassCastException.class);
    assertThat(told).containsExactly(sentence);
    assertThat(pump.apply("text")).isEqualTo("text");
    assertThat(pump.apply(pump.apply("take"))).isNotNull();
    assertThat(told).hasSize(1);
  }

  @Test
  void whatAnOlderGenerationHasLeftIsExplained() throws Exception {
    Function<Object, Object> first = pump("g1", 1);
    Function<Object, Object> second = pump("g2", 2);
    Object old = first.apply("take");
    second.getClass().getField("left").set(null, old);
    Function<Object, Object> pump = reloadable(FUNCTION, second).proxy();

    assertThat(pump.apply("take")).isSameAs(old);

    assertThat(told)
        .containsExactly(
            "java.util.function.Function.apply of generation 2 answered an object of"
                + " acme.Tank of generation 1, which something has kept");
  }

  private Function<Object, Object> pump(String name, int generation) throws Exception {
    CompiledApp app =
        CompiledApp.in(directory.resolve(name))
            .source("acme.Tank", "public class Tank {}")
            .source(
                "acme.Pump",
                """
                public class Pump implements java.util.function.Function<Object, Object> {
                  public static Object left;
                  public Object apply(Object word) {
                    if (word.equals("take")) {
                      return left == null ? new Tank() : left;
                    }
                    return word instanceof String ? word : ((Tank) word).toString();
                  }
                }
                """)
            .compile();
    URLClassLoader loader =
        new URLClassLoader(
            name, new URL[] {app.classes().toUri().toURL()}, ReloadableTest.class.getClassLoader());
    generations.put(loader, generation);
    return FUNCTION.cast(loader.loadClass("acme.Pump").getDeclaredConstructor().newInstance());
  }

  private <T> Reloadable<T> reloadable(Class<T> type, T target) {
    return new Reloadable<>(type, gate, gate.add(target), foreigners);
  }
}
