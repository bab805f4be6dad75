// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records, enums, and what a program does itself. */
class CarriedRecordsTest {

  private TwoVersions app;

  @BeforeEach
  void open(@TempDir Path directory) {
    app = TwoVersions.in(directory);
  }

  @Test
  void recordsAreMadeFromTheirComponentsByName() {
    app.before("Point", "public record Point(int x, int y, String gone) {}")
        .after(
            "Point",
            "public record Point(String label, long y, @dev.remain.state.FormerName(\"x\")"
                + " int across) {}")
        .make("new Point(1, 2, \"\")")
        .show("Point", "it");

    assertThat(app.carried()).isEqualTo("Point[label=null, y=2, across=1]");
    assertThat(app.notes())
        .containsExactly("acme.Point: y int -> long, x -> across, gone dropped, label new (empty)");
  }

  @Test
  void aClassBecomesARecordAndARecordAClass() {
    app.before("Npc", "public class Npc { int x = 1; Place at = new Place(2); }")
        .before("Place", "public record Place(int z) {}")
        .after("Npc", "public record Npc(Place at, int x) {}")
        .after(
            "Place", "public class Place { int z; public String toString() { return \"p\" + z; } }")
        .make("new Npc()")
        .show("Npc", "it");

    assertThat(app.carried()).isEqualTo("Npc[at=p2, x=1]");
    assertThat(app.notes())
        .containsExactly("acme.Npc: a record now", "acme.Place: no record any more");
  }

  @Test
  void aRecordThatCopiesItsListsGetsThemFull() {
    app.both(
            "Team",
            "import java.util.*; public record Team(List<Npc> members, Set<Npc> all) {"
                + " public Team { members = List.copyOf(members); all = Set.copyOf(all); } }")
        .both("Npc", "public record Npc(String name) {}")
        .make("Npc n = new Npc(\"Bo\"); return new Team(List.of(n, n), Set.of(n));")
        .show("Team", "it + \" \" + it.all().contains(new Npc(\"Bo\"))");

    assertThat(app.carried())
        .isEqualTo("Team[members=[Npc[name=Bo], Npc[name=Bo]], all=[Npc[name=Bo]]] true");
    assertThat(app.notes()).isEmpty();
  }

  @Test
  void aCycleThroughRecordsThatCannotBeMadeIsCutAndTold() {
    app.before("Link", "public class Link { Link next; int n; Link(int n) { this.n = n; } }")
        .after("Link", "public record Link(Link next, int n) {}")
        .make("Link a = new Link(1); a.next = new Link(2); a.next.next = a; return a;")
        .show("Link", "it");

    assertThat(app.carried()).isEqualTo("Link[next=Link[next=null, n=2], n=1]");
    assertThat(app.notes())
        .containsExactly(
            "acme.Link: a record now,"
                + " next dropped (a cycle through a record or an immutable value)");
  }

  @Test
  void aCycleThroughARecordAndSomethingThatCanBeFilledStays() {
    app.both(
            "Team",
            "import java.util.*; public record Team(List<Object> members) {"
                + " public int hashCode() { return 1; } }")
        .make("Team t = new Team(new ArrayList<>()); t.members().add(t); return t;")
        .show("Team", "it.members().get(0) == it");

    assertThat(app.carried()).isEqualTo("true");
    assertThat(app.notes()).isEmpty();
  }

  @Test
  void aRecordThatRefusesIsDropped() {
    app.before("Npc", "public record Npc(int x) {}")
        .after(
            "Npc",
            "public record Npc(int x) { public Npc { if (x < 5) throw new"
                + " IllegalArgumentException(\"too small\"); } }")
        .make("new Object[] {new Npc(1), new Npc(9)}")
        .show("Object[]", "Arrays.toString(it)");

    assertThat(app.carried()).isEqualTo("[null, Npc[x=9]]");
    assertThat(app.notes())
        .containsExactly(
            "acme.App: root without an object of acme.Npc, since"
                + " java.lang.IllegalArgumentException: too small");
  }

  @Test
  void enumConstantsAreFoundByName() {
    app.before(
            "Mood", "public enum Mood { CALM, ANGRY { void act() {} }, SAD, GLAD; void act() {} }")
        .after(
            "Mood",
            "public enum Mood { WILD, CALM, ANGRY { void act() {} },"
                + " @dev.remain.state.FormerName(\"GLAD\") HAPPY; void act() {} }")
        .make(
            "new Object[] {Mood.CALM, Mood.ANGRY, Mood.SAD, Mood.GLAD,"
                + " new EnumMap<>(Map.of(Mood.ANGRY, 1, Mood.SAD, 2)), EnumSet.of(Mood.CALM),"
                + " EnumSet.noneOf(Mood.class), new EnumMap<Mood, Integer>(Mood.class)}")
        .show(
            "Object[]",
            "Arrays.toString(it) + ((EnumSet<Mood>) it[6]).add(Mood.WILD)"
                + " + ((EnumMap<Mood, Integer>) it[7]).put(Mood.WILD, 1)");

    assertThat(app.carried())
        .isEqualTo("[CALM, ANGRY, null, HAPPY, {ANGRY=1}, [CALM], [], {}]truenull");
    assertThat(app.notes()).containsExactly("acme.App: root without Mood.SAD, which is gone");
  }

  @Test
  void aMigrationIsGivenTheOldValuesCarried() {
    app.before(
            "Npc",
            "import java.util.*; public class Npc { String first = \"Bo\"; String last = \"Ek\";"
                + " int age = 4; Pet pet = new Pet(); Runnable lambda = () -> {}; }")
        .both("Pet", "public class Pet { String name = \"Rex\"; }")
        .after(
            "Npc",
            "public class Npc implements dev.remain.state.Migration { String name; long age;"
                + " public void migrate(dev.remain.state.Migration.Old old) { name ="
                + " old.get(\"first\", String.class) + old.get(\"last\", String.class)"
                + " + old.get(\"pet\", Pet.class).name + old.get(\"age\", int.class)"
                + " + old.get(\"lambda\", Runnable.class) + old.has(\"pet\") + old.has(\"x\"); } }")
        .make("new Npc()")
        .show("Npc", "it.name + it.age");

    assertThat(app.carried()).isEqualTo("BoEkRex4nulltruefalse4");
    assertThat(app.notes()).containsExactly("acme.Npc: age int -> long, migrated");
  }

  @Test
  void aRecordMigratesByAStaticMethod() {
    app.before("Npc", "public class Npc { String first = \"Bo\"; String last = \"Ek\"; }")
        .after(
            "Npc",
            "public record Npc(String name) { static Npc migrate(dev.remain.state.Migration.Old old)"
                + " { return new Npc(old.get(\"first\", String.class)"
                + " + old.get(\"last\", String.class)); } }")
        .make("new Npc()")
        .show("Npc", "it.name()");

    assertThat(app.carried()).isEqualTo("BoEk");
    assertThat(app.notes())
        .first()
        .asString()
        .contains("acme.Npc: a record now")
        .contains("migrated");
  }

  @Test
  void aMigrationThatThrowsIsTold() {
    app.before("Npc", "public class Npc { int x = 3; }")
        .after(
            "Npc",
            "public class Npc implements dev.remain.state.Migration { int x;"
                + " public void migrate(dev.remain.state.Migration.Old old) {"
                + " throw new IllegalStateException(\"no\"); } }")
        .make("new Npc()")
        .show("Npc", "it.x");

    assertThat(app.carried()).isEqualTo("3");
    assertThat(app.notes())
        .containsExactly("acme.Npc: migrated, left half-way: java.lang.IllegalStateException: no");
  }
}
