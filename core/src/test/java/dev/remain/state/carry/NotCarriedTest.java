// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import dev.remain.fixtures.GcAssert;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays behind, each with its words; and what is shared. */
class NotCarriedTest {

  @TempDir Path directory;
  private TwoVersions app;

  @BeforeEach
  void open() {
    app = TwoVersions.in(directory);
  }

  @Test
  void whatIsBoundToThreadsOrCodeIsDroppedAndTold() {
    String npc =
        "import java.util.*; import java.util.concurrent.*; public class Npc {"
            + " Runnable click; Thread worker; Executor pool; ThreadLocal<?> local;"
            + " java.lang.ref.WeakReference<?> weak; Future<?> later; Object stream; Object it;"
            + " Object proxy; Timer timer; Object raw; java.io.PrintStream out; Object pure; ";
    app.before(
            "Npc",
            npc
                + "void fill() throws Exception { click = () -> fill2(); worker = new Thread();"
                + " pool = Runnable::run; local = new ThreadLocal<>(); weak = new"
                + " java.lang.ref.WeakReference<>(this); later = new CompletableFuture<>();"
                + " stream = new java.io.ByteArrayInputStream(new byte[0]); it ="
                + " List.of(1).iterator(); timer = new Timer(true); timer.cancel();"
                + " raw = new HashMap<>(Map.of(1, this)).values(); out = System.out;"
                + " pure = java.util.function.Function.identity();"
                + " proxy = java.lang.reflect.Proxy.newProxyInstance(Npc.class.getClassLoader(),"
                + " new Class<?>[] {Face.class}, (p, m, a) -> null); } void fill2() {} }")
        .before("Face", "public interface Face {}")
        .after("Npc", npc + "}")
        .make("Npc n = new Npc(); n.fill(); return n;")
        .show(
            "Npc",
            "\"\" + it.click + it.worker + it.it + (it.out == System.out)"
                + " + (it.pure != null)");

    assertThat(app.carried()).isEqualTo("nullnullnulltruetrue");
    assertThat(app.notes())
        .containsExactly(
            "acme.Npc: click dropped (a lambda), worker dropped (a thread), pool dropped (a lambda),"
                + " local dropped (a thread local), weak dropped (a reference),"
                + " later dropped (a future), stream dropped (a stream, a socket or the like),"
                + " it dropped (an iterator), proxy dropped (a dynamic proxy),"
                + " timer dropped (a timer),"
                + " raw dropped (a collection of a kind that cannot be rebuilt)");
  }

  @Test
  void whatTheConstructorGaveStaysWhereNothingCanBeCarried() {
    app.both(
            "Npc",
            "import java.util.concurrent.locks.*; public class Npc {"
                + " final Lock lock = new ReentrantLock(); final Condition full ="
                + " lock.newCondition(); final Runnable click = () -> {}; boolean works() {"
                + " lock.lock(); full.signal(); click.run(); return true; } }")
        .make(
            "Npc n = new Npc(); Thread t = new Thread(n.lock::lock); t.start(); t.join();"
                + " return n;")
        .show("Npc", "it.works()");

    assertThat(app.carried()).isEqualTo("true");
    assertThat(app.notes())
        .containsExactly("acme.Npc: full dropped (a condition), click dropped (a lambda)");
  }

  @Test
  void aLockThatNobodyGivesAgainIsNewSinceAThreadMayHaveEndedWithIt() {
    app.both(
            "Npc",
            "import java.util.concurrent.locks.*; public class Npc { final ReentrantLock lock;"
                + " Npc(ReentrantLock lock) { this.lock = lock; } }")
        .make(
            "Npc n = new Npc(new java.util.concurrent.locks.ReentrantLock(true));"
                + " Thread t = new Thread(n.lock::lock); t.start(); t.join(); return n;")
        .show("Npc", "it.lock.tryLock() + \" \" + it.lock.isFair()");

    assertThat(app.carried()).isEqualTo("true true");
  }

  @Test
  void classesAreThoseOfTheNextGeneration() {
    app.both("Npc", "public class Npc {}")
        .before("Gone", "public class Gone {}")
        .make("new Object[] {Npc.class, Npc[].class, String.class, Gone.class}")
        .show("Object[]", "it[0] == Npc.class && it[1] == Npc[].class && it[2] == String.class");

    assertThat(app.carried()).isEqualTo("true");
    assertThat(app.notes())
        .containsExactly("acme.App: root without the class acme.Gone, which is gone");
  }

  @Test
  void objectsOfLibrariesThatHoldSomethingLiveAreRebuiltIfTheyAreDataAndElseTold() {
    Path library =
        CompiledApp.in(directory.resolve("library"))
            .source(
                "lib.Pair",
                "public class Pair implements java.io.Serializable {"
                    + " public final Object a; public Object b; public Pair(Object a) { this.a = a; } }")
            .source("lib.Pool", "public class Pool { public Object of; }")
            .source(
                "lib.Names",
                "public class Names extends java.util.AbstractCollection<Object> {"
                    + " private final java.util.List<Object> all = new java.util.ArrayList<>();"
                    + " public boolean add(Object o) { return all.add(o); }"
                    + " public java.util.Iterator<Object> iterator() { return all.iterator(); }"
                    + " public int size() { return all.size(); } }")
            .compile()
            .classes();
    app.library(library)
        .both("Npc", "public class Npc { public int n = 7; }")
        .both(
            "App",
            "public class App { lib.Pair pair; lib.Pair plain; lib.Pool pool; lib.Pool idle;"
                + " lib.Names names; }")
        .make(
            "App a = new App(); Npc n = new Npc(); a.pair = new lib.Pair(n); a.plain = new"
                + " lib.Pair(\"x\"); a.pair.b = a.pair; a.pool = new lib.Pool(); a.pool.of = n;"
                + " a.idle = new lib.Pool(); a.names = new lib.Names(); a.names.add(n); return a;")
        .show(
            "App",
            "((Npc) it.pair.a).n + \" \" + (it.pair.b == it.pair) + it.plain.a"
                + " + (it.names.iterator().next() == it.pair.a) + it.pool.of.getClass().getSimpleName()");

    assertThat(app.carried()).isEqualTo("7 truextrueNpc");
    assertThat(app.notes())
        .containsExactly(
            "acme.App: pool shared as it is: a lib.Pool that holds the old acme.Npc and keeps its"
                + " generation in memory");
  }

  @Test
  void theStateOfAnObjectIsCarriedIntoTheOneThatTakesItsPlace() {
    app.both(
            "Npc",
            "public class Npc { public int n = 1; public transient int t = 2; Npc self = this; }")
        .make("Npc n = new Npc(); n.n = 10; n.t = 20; return n;")
        .show("Npc", "it.n + \" \" + it.t + \" \" + (it.self == it)");
    Object target = app.copy(app.make());
    Object old = app.make();

    Copier copier = app.copier();
    copier.carryInto(target, old);

    assertThat(TwoVersions.call(app.next(), "After", "show", target)).isEqualTo("10 2 true");
    assertThat(copier.report().objects()).isEqualTo(1);
  }

  @Test
  void nothingOfTheOldGenerationIsHeldAfterwards() throws Exception {
    app.both(
            "Npc",
            "public class Npc { Object type = Npc.class; Object list ="
                + " new java.util.ArrayList<>(java.util.List.of(Mood.GLAD)); enum Mood { GLAD } }")
        .make("new Npc()")
        .show("Npc", "it");
    Object copy = app.copy(app.make());
    WeakReference<ClassLoader> old = new WeakReference<>(app.forgetOld());

    GcAssert.assertCollected(old, "the old generation");
    assertThat(copy).isNotNull();
  }
}
