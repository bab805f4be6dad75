// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects whose class was edited. */
class CarriedFieldsTest {

  private TwoVersions app;

  @BeforeEach
  void open(@TempDir Path directory) {
    app = TwoVersions.in(directory);
  }

  @Test
  void fieldsAreCarriedByNameAndWhatIsDifferentIsTold() {
    app.before("Npc", "public class Npc { int health = 7; String name = \"Bo\"; int x = 3; }")
        .after(
            "Npc",
            "public class Npc { String mood = \"calm\"; int x; private final long health; "
                + "private Npc() { health = 1; } "
                + "public String toString() { return health + \" \" + x + \" \" + mood; } }")
        .make("new Npc()")
        .show("Npc", "it");

    assertThat(app.carried()).isEqualTo("7 3 calm");
    assertThat(app.notes())
        .containsExactly(
            "acme.Npc: health int -> long, name dropped, mood new (kept what its constructor gave)");
    assertThat(app.report().objects()).isEqualTo(1);
  }

  @Test
  void aClassThatStaysAsItWasIsNotTold() {
    app.both("Npc", "public class Npc { public int x; public Npc(int x) { this.x = x; } }")
        .make("new Npc(4)")
        .show("Npc", "it.x");

    assertThat(app.carried()).isEqualTo("4");
    assertThat(app.notes()).isEmpty();
  }

  @Test
  void withoutAConstructorWithoutParametersNewFieldsAreEmpty() {
    app.before("Npc", "public class Npc { int x; Npc(int x) { this.x = x; } }")
        .after(
            "Npc",
            "public class Npc { final int x; String mood = \"calm\"; Npc(int x) { this.x = x; } }")
        .make("new Npc(4)")
        .show("Npc", "it.x + \" \" + it.mood");

    assertThat(app.carried()).isEqualTo("4 null");
    assertThat(app.notes())
        .containsExactly(
            "acme.Npc: mood new (empty, as there is no constructor without parameters)");
  }

  @Test
  void formerNamesAreFollowedWhoeverDeclaresTheAnnotation() {
    app.before("Npc", "public class Npc { int hp = 5; String nom = \"Bo\"; }")
        .after(
            "FormerName",
            "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
                + " public @interface FormerName { String value(); }")
        .after(
            "Npc",
            "public class Npc { @FormerName(\"hp\") int health;"
                + " @dev.remain.state.FormerName({\"title\", \"nom\"}) String name; }")
        .make("new Npc()")
        .show("Npc", "it.health + it.name");

    assertThat(app.carried()).isEqualTo("5Bo");
    assertThat(app.notes()).containsExactly("acme.Npc: hp -> health, nom -> name");
  }

  @Test
  void fieldsOfTheSameNameInAClassAndAboveItAreTwo() {
    app.both(
            "Being",
            "public class Being { private int x = 1; int above() { return x; }"
                + " void move() { x = 10; } }")
        .both("Npc", "public class Npc extends Being { int x = 2; }")
        .make("Npc n = new Npc(); n.move(); n.x = 20; return n;")
        .show("Npc", "it.above() + \" \" + it.x");

    assertThat(app.carried()).isEqualTo("10 20");
  }

  @Test
  void aFieldThatMovedToAClassAboveIsFound() {
    app.before("Npc", "public class Npc { int x = 2; }")
        .after("Being", "public class Being { int x; }")
        .after("Npc", "public class Npc extends Being {}")
        .make("new Npc()")
        .show("Npc", "it.x");

    assertThat(app.carried()).isEqualTo("2");
    assertThat(app.notes()).containsExactly("acme.Npc: x moved to acme.Being");
  }

  @Test
  void boxesAndWiderTypesTakeWhatFitsAndNarrowerOnesDoNot() {
    app.before(
            "Npc",
            "public class Npc { int a = 1; Integer b = 2; char c = 'c'; long d = 4; Integer e;"
                + " float f = 0.5f; String g = \"g\"; byte h = 8; Object i = \"i\"; }")
        .after(
            "Npc",
            "public class Npc { Long a; int b; int c; int d = -1; int e = -1; double f; int g = -1;"
                + " Object h; String i; public String toString() { return \"\" + a + b + c + d + e"
                + " + f + g + h + i; } }")
        .make("new Npc()")
        .show("Npc", "it");

    assertThat(app.carried()).isEqualTo("1299-1-10.5-18i");
    assertThat(app.notes())
        .containsExactly(
            "acme.Npc: a int -> Long, b Integer -> int, c char -> int, e Integer -> int,"
                + " f float -> double, d dropped (long is no int), e dropped (null),"
                + " g dropped (String is no int)");
  }

  @Test
  void transientAndResetFieldsHaveWhatTheConstructorGives() {
    app.both(
            "Npc",
            "public class Npc { transient int a = 1; @dev.remain.state.Reset int b = 2; int c = 3;"
                + " public String toString() { return \"\" + a + b + c; } }")
        .make("Npc n = new Npc(); n.a = n.b = n.c = 9; return n;")
        .show("Npc", "it");

    assertThat(app.carried()).isEqualTo("129");
    assertThat(app.notes()).containsExactly("acme.Npc: a reset, b reset");
  }

  @Test
  void aConstructorThatThrowsIsTold() {
    app.before("Npc", "public class Npc { int x = 2; }")
        .after("Npc", "public class Npc { int x = 1; Npc() { throw new Error(\"no\"); } }")
        .make("new Npc()")
        .show("Npc", "it.x");

    assertThat(app.carried()).isEqualTo("2");
    assertThat(app.notes())
        .containsExactly("acme.Npc: made without its constructor, which threw java.lang.Error: no");
  }

  @Test
  void aClassIsFoundByItsFormerName() {
    app.before("Npc", "public class Npc { int x = 2; }")
        .after("Person", "public class Person { int x = 1; }")
        .renamed("Npc", "Person")
        .make("new Npc[] {new Npc()}")
        .show("Person[]", "it[0].x");

    assertThat(app.carried()).isEqualTo("2");
    assertThat(app.notes()).containsExactly("acme.Person: was acme.Npc");
  }

  @Test
  void aClassThatIsGoneIsDropped() {
    app.before("Npc", "public class Npc { Object pet = new Pet(); }")
        .before("Pet", "public class Pet {}")
        .after("Npc", "public class Npc { Object pet; }")
        .make("new Npc()")
        .show("Npc", "it.pet");

    assertThat(app.carried()).isEqualTo("null");
    assertThat(app.notes())
        .containsExactly("acme.Npc: pet dropped (an object of acme.Pet, which is gone)");
  }

  @Test
  void innerClassesKeepTheirOuterObject() {
    String outer =
        "public class Outer { int x = 1; class Inner { int y = 2; int sum() { return x + y; } }"
            + " Inner inner = new Inner(); }";
    app.both("Outer", outer)
        .make("Outer o = new Outer(); o.x = 10; o.inner.y = 20; return o;")
        .show("Outer", "it.inner.sum()");

    assertThat(app.carried()).isEqualTo("30");
    assertThat(app.notes()).isEmpty();
  }

  @Test
  void anAnonymousClassIsKnownAgainIfItIsTheOnlyOneOfItsType() {
    String box =
        "public class Box { Object one = new Object() { int x = 1;"
            + " public String toString() { return \"x\" + x; } }; Runnable two; ";
    app.before(
            "Box", box + "Runnable other() { return new Runnable() { public void run() {} }; } }")
        .after(
            "Box",
            "public class Box { Object one; Runnable two = new Runnable() { public void run() {} };"
                + " Object some(int n) { return new Object() { int x = n;"
                + " public String toString() { return \"y\" + x; } }; } }")
        .make("new Box()")
        .show("Box", "it.one");

    assertThat(app.carried()).isEqualTo("y1");
  }

  @Test
  void anonymousClassesThatMayHaveChangedNumbersAreDropped() {
    app.both(
            "Box",
            "public class Box { Object one = new Object() {}; Object two = new Object() {}; Box(int n)"
                + " {} }")
        .make("new Box(1)")
        .show("Box", "it.one");

    assertThat(app.carried()).isEqualTo("null");
    assertThat(app.notes())
        .containsExactly(
            "acme.Box: one dropped (an object of the anonymous class acme.Box$1),"
                + " two dropped (an object of the anonymous class acme.Box$2)");
  }
}
