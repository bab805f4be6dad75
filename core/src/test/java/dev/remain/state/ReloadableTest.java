// SPDX-License-Identifier: Apache-2.0
package dev.remain.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

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

  private final Reloadable<Greeter> reloadable = new Reloadable<>(Greeter.class, new English());
  private final Greeter greeter = reloadable.proxy();

  @Test
  void callsGoToTheTargetThatIsThere() {
    assertThat(greeter.greet("Ann")).isEqualTo("Hello Ann");

    reloadable.target(new Short());

    assertThat(greeter.greet("Ann")).isEqualTo("Ann!");
    assertThat(reloadable.proxy()).isSameAs(greeter);
  }

  @Test
  void defaultMethodsAreTheTargets() {
    assertThat(greeter.greetTwice("Ann")).isEqualTo("Hello AnnHello Ann");

    reloadable.target(new Short());

    assertThat(greeter.greetTwice("Ann")).isEqualTo("Ann!!");
  }

  @Test
  void whatATargetThrowsComesOutAsItIs() {
    assertThatThrownBy(greeter::fail).isInstanceOf(IOException.class).hasMessage("no disk");

    IllegalStateException thrown = new IllegalStateException();
    reloadable.target(
        (Greeter)
            name -> {
              throw thrown;
            });
    assertThatThrownBy(() -> greeter.greet("Ann")).isSameAs(thrown);
  }

  @Test
  void aProxyIsTheSameWhateverItsTarget() {
    Set<Greeter> set = new HashSet<>(Set.of(greeter));
    int hash = greeter.hashCode();

    reloadable.target(new Short());

    assertThat(set).contains(greeter);
    assertThat(greeter.hashCode()).isEqualTo(hash);
    assertThat(greeter).isNotEqualTo(new English()).isNotEqualTo(null);
  }

  @Test
  void itsTextIsTheTargets() {
    assertThat(greeter.toString()).isEqualTo("English");
  }

  @Test
  void aTargetOfAnotherTypeIsRefusedAndTheOldOneStays() {
    assertThatThrownBy(() -> reloadable.target("no greeter"))
        .isInstanceOf(ClassCastException.class);
    assertThat(greeter.greet("Ann")).isEqualTo("Hello Ann");
  }

  @Test
  void anInterfaceNeedNotBePublic() {
    assertThat(new Reloadable<Hidden>(Hidden.class, () -> 7).proxy().number()).isEqualTo(7);
  }
}
