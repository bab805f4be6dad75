// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the program knows by identity is the same for what is carried and for what is not. */
class CarriedConstantsTest {

  private TwoVersions app;

  @BeforeEach
  void open(@TempDir Path directory) {
    app = TwoVersions.in(directory);
  }

  @Test
  void whatIsTheValueOfAStaticFinalFieldBecomesTheValueOfThatField() {
    app.both(
            "Mode",
            "public class Mode { final String name; final Object of;"
                + " Mode(String name, Object of) { this.name = name; this.of = of; } }")
        .both(
            "Modes",
            "public interface Modes { Mode IDLE = new Mode(\"idle\", null);"
                + " Mode BUSY = new Mode(\"busy\", java.util.List.of(IDLE));"
                + " Object NONE = new Object(); Runnable ACTION = () -> {};"
                + " String TEXT = new String(\"text\"); Object[] EMPTY = {};"
                + " java.util.concurrent.locks.Lock LOCK ="
                + " new java.util.concurrent.locks.ReentrantLock();"
                + " Mode[] ALL = {IDLE, BUSY}; java.util.List<Mode> LIST = java.util.List.of(BUSY); }")
        .both("Pair", "public record Pair(Object one, Object other) {}")
        .make(
            "new Object[] {Modes.BUSY, List.of(Modes.NONE), new Pair(Modes.ACTION, Modes.IDLE),"
                + " Modes.TEXT, Modes.EMPTY, Modes.LOCK, Modes.ALL, Modes.LIST,"
                + " new HashMap<>(Map.of(Modes.IDLE, Modes.BUSY))}")
        .show(
            "Object[]",
            "(it[0] == Modes.BUSY) + \" \" + (((List<?>) it[1]).get(0) == Modes.NONE) + \" \""
                + " + (((Pair) it[2]).one() == Modes.ACTION) + \" \""
                + " + (((Pair) it[2]).other() == Modes.IDLE) + \" \" + (it[3] == Modes.TEXT)"
                + " + \" \" + (it[4] == Modes.EMPTY) + \" \" + (it[5] == Modes.LOCK) + \" \""
                + " + (it[6] == Modes.ALL) + \" \" + (it[7] == Modes.LIST) + \" \""
                + " + (((Map<?, ?>) it[8]).get(Modes.IDLE) == Modes.BUSY)");

    assertThat(app.carried()).isEqualTo("true true true true true true true true true true");
    assertThat(app.notes()).isEmpty();
  }

  @Test
  void aSentinelEndsAListAndAnEditedConstantHasItsNewValue() {
    app.before(
            "Link",
            "public class Link { static final Link END = new Link(null, 1); final Link next;"
                + " final int size; Link(Link next, int size) { this.next = next; this.size = size; } }")
        .after(
            "Link",
            "public class Link { @dev.remain.state.FormerName(\"END\")"
                + " static final Link LAST = new Link(null, 2); final Link next;"
                + " final int size; Link(Link next, int size) { this.next = next; this.size = size; } }")
        .make("new Link(new Link(Link.END, 7), 8)")
        .show("Link", "(it.next.next == Link.LAST) + \" \" + it.next.next.size");

    assertThat(app.carried()).isEqualTo("true 2");
    assertThat(app.notes().toString()).doesNotContain("END", "LAST");
  }

  @Test
  void whatChangesIsTheNewObjectWithTheOldContent() {
    app.both(
            "Game",
            "import java.util.*; public class Game { static final Game ONE = new Game();"
                + " static final List<String> PLAYERS = new ArrayList<>();"
                + " static final Node NIL = new Node(); static final Object[] SLOTS = new Object[2];"
                + " int score; static class Node { Node left = NIL; Node right = NIL; } }")
        .make(
            "Game.ONE.score = 7; Game.PLAYERS.add(\"bo\"); Game.SLOTS[1] = Game.ONE;"
                + " Game.NIL.left = Game.NIL;"
                + " return new Object[] {Game.ONE, Game.PLAYERS, new Game.Node(), Game.SLOTS};")
        .show(
            "Object[]",
            "(it[0] == Game.ONE) + \" \" + Game.ONE.score + \" \" + (it[1] == Game.PLAYERS)"
                + " + \" \" + Game.PLAYERS + \" \" + (((Game.Node) it[2]).left == Game.NIL)"
                + " + \" \" + (Game.NIL.left == Game.NIL) + \" \" + (it[3] == Game.SLOTS)"
                + " + \" \" + (Game.SLOTS[1] == Game.ONE)");

    assertThat(app.carried()).isEqualTo("true 7 true [bo] true true true true");
    assertThat(app.notes().toString())
        .contains(
            "ONE carried, since what is carried refers to it",
            "PLAYERS carried, since what is carried refers to it");
  }

  @Test
  void whatConstantContainersHoldIsFoundByItsKeyOrByHowItLooks() {
    String mode = "public static class Mode { final String n; Mode(String n) { this.n = n; } }";
    String registry =
        "public static class Color { static final Map<String, Color> ALL = new HashMap<>();"
            + " final String n; Color(String n) { this.n = n; }"
            + " static Color of(String n) { return ALL.computeIfAbsent(n, Color::new); }"
            + " static { of(\"red\"); of(\"blue\"); } }";
    app.before(
            "All",
            "import java.util.*; public class All { "
                + mode
                + registry
                + " static final List<Mode> LIST = List.of(new Mode(\"a\"), new Mode(\"b\"));"
                + " static final Mode[] ARRAY = {new Mode(\"c\")};"
                + " static final Set<Mode> SET = new HashSet<>(List.of(new Mode(\"d\"))); }")
        .after(
            "All",
            "import java.util.*; public class All { "
                + mode
                + registry
                + " static final List<Mode> LIST ="
                + " List.of(new Mode(\"new\"), new Mode(\"a\"), new Mode(\"b\"));"
                + " static final Mode[] ARRAY = {new Mode(\"c\"), new Mode(\"e\")};"
                + " static final Set<Mode> SET = new HashSet<>(List.of(new Mode(\"d\"))); }")
        .make(
            "new Object[] {All.Color.of(\"red\"), All.LIST.get(0), All.ARRAY[0],"
                + " All.SET.iterator().next(), new ArrayList<>(All.LIST)}")
        .show(
            "Object[]",
            "(it[0] == All.Color.of(\"red\")) + \" \" + (it[1] == All.LIST.get(1)) + \" \""
                + " + (it[2] == All.ARRAY[0]) + \" \" + All.SET.contains(it[3]) + \" \""
                + " + (((List<?>) it[4]).get(1) == All.LIST.get(2))");

    assertThat(app.carried()).isEqualTo("true true true true true");
    assertThat(app.notes()).isEmpty();
  }

  @Test
  void whatAConstantContainerHoldsNoLongerIsTold() {
    app.before(
            "All",
            "import java.util.*; public class All { static final List<Object> LIST ="
                + " new ArrayList<>(); static class Npc { int n; }"
                + " static final List<Npc> NPCS = new ArrayList<>(); }")
        .after(
            "All",
            "import java.util.*; public class All { static final List<Object> LIST ="
                + " new ArrayList<>(); static class Npc { int n; }"
                + " static final List<Npc> NPCS = new ArrayList<>(); }")
        .make(
            "All.LIST.add(new Object()); All.NPCS.add(new All.Npc());"
                + " return new Object[] {All.LIST.get(0), All.NPCS.get(0), All.NPCS};")
        .show("Object[]", "(it[1] == All.NPCS.get(0)) + \" \" + All.LIST.size()");

    assertThat(app.carried()).isEqualTo("true 0");
    assertThat(app.notes())
        .containsExactly(
            "acme.All: NPCS carried, since what is carried refers to it,"
                + " LIST holds others than what is carried");
  }

  @Test
  void whatCannotBeTheSameIsTold() {
    app.before(
            "Old",
            "public class Old { static final int[] PRICES = {1, 2};"
                + " static final Object GONE = new Object(); static final Object TYPED = new Object();"
                + " static final Object BROKEN = new Object(); }")
        .after(
            "Old",
            "public class Old { static final int[] PRICES = {1, 3};"
                + " static final String TYPED = \"t\" + 1; }")
        .make("new Object[] {Old.PRICES, Old.GONE, Old.TYPED}")
        .show("Object[]", "((int[]) it[0])[1] + \" \" + Old.PRICES[1]");

    assertThat(app.carried()).isEqualTo("2 3");
    assertThat(app.notes())
        .containsExactly(
            "acme.Old: PRICES is another one in what is carried,"
                + " GONE is gone, and lives on in what is carried,"
                + " TYPED is another one in what is carried, as the field is another");
  }

  @Test
  void aStaticInitialiserThatThrowsIsTold() {
    app.before("Old", "public class Old { static final Object ONE = new Object(); }")
        .after(
            "Old",
            "public class Old { static final Object ONE = one();"
                + " static Object one() { throw new IllegalStateException(\"not yet\"); } }")
        .make("new Object[] {Old.ONE}")
        .show("Object[]", "it[0] != null");

    assertThat(app.carried()).isEqualTo("true");
    assertThat(app.notes())
        .containsExactly(
            "acme.Old: ONE is another one in what is carried,"
                + " since java.lang.IllegalStateException: not yet");
  }

  @Test
  void noOldClassIsInitialisedAndOfNewOnesOnlyWhatIsNeeded() {
    String telling =
        "static { System.setProperty(\"initialised\", System.getProperty(\"initialised\", \"\") + ";
    app.before(
            "Never",
            "public class Never { static final Object A = new Object(); "
                + telling
                + "\"old\"); } }")
        .after(
            "Never",
            "public class Never { static final Object A = new Object(); "
                + telling
                + "\"new\"); } }")
        .both("Other", "public class Other { static final Object B = new Object(); }")
        .make("new Object[] {Other.B}")
        .show("Object[]", "(it[0] == Other.B) + System.getProperty(\"initialised\", \"\")");
    System.clearProperty("initialised");

    assertThat(app.carried()).isEqualTo("true");
  }

  @Test
  void readResolveSaysWhatStandsForACopy() {
    app.both(
            "Only",
            "public class Only implements java.io.Serializable {"
                + " private static Only one = new Only(); int n; private Only() {}"
                + " static Only get() { return one; } private Object readResolve() { return one; } }")
        .both(
            "Point",
            "public record Point(int x) implements java.io.Serializable {"
                + " static final java.util.Map<Integer, Point> KNOWN = new java.util.HashMap<>();"
                + " static Point of(int x) { return KNOWN.computeIfAbsent(x, Point::new); }"
                + " private Object readResolve() { return of(x); } }")
        .make("Only.get().n = 5; return new Object[] {Only.get(), Point.of(3), Only.get()};")
        .show(
            "Object[]",
            "(it[0] == Only.get()) + \" \" + (it[2] == Only.get()) + \" \" + Only.get().n"
                + " + \" \" + (it[1] == Point.of(3))");

    assertThat(app.carried()).isEqualTo("true true 0 true");
    assertThat(app.notes()).containsExactly("acme.Only: has what its readResolve answered");
  }

  @Test
  void inACycleReadResolveIsNotAskedAndThatIsTold() {
    app.both(
            "Knot",
            "public class Knot implements java.io.Serializable { Knot self = this; int n;"
                + " private Object readResolve() { return new Knot(); } }")
        .make("Knot knot = new Knot(); knot.n = 4; return knot;")
        .show("Knot", "(it.self == it) + \" \" + it.n");

    assertThat(app.carried()).isEqualTo("true 4");
    assertThat(app.notes())
        .containsExactly("acme.Knot: not asked for its readResolve, since it is in a cycle");
  }
}
