// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.boundary.Holders;
import dev.remain.classpath.Baseline;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.FileChange;
import dev.remain.classpath.Fingerprint;
import dev.remain.classpath.Globs;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.fixtures.CompiledApp;
import dev.remain.loader.BaseClassLoader;
import dev.remain.loader.Captured;
import dev.remain.loader.GenerationClassLoader;
import dev.remain.loader.LiveHalf;
import dev.remain.loader.Twins;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadPlannerTest {

  private static final Root LIVE = Root.liveDirectory(Path.of("target/classes"));
  private static final Root LIVE_JAR = archive("app.jar", Root.Half.LIVE);
  private static final Root BASE_JAR = archive("lib/a.jar", Root.Half.BASE);
  private static final Root BASE_DIRECTORY =
      new Root(Path.of("kept").toAbsolutePath(), Root.Form.DIRECTORY, Root.Half.BASE);

  @TempDir Path directory;
  private final LiveHalf reads = new LiveHalf((archive, name) -> {});
  private BaseLayer layer =
      new BaseLayer.Isolated(
          Captured.base(), reads, (archive, name) -> {}, new Holders(Captured.base()), 1);
  private @Nullable GenerationClassLoader running; // the base refers to it weakly

  @Test
  void nothingIsPlannedForNoChangeWhileItRuns() {
    ReloadPlan plan = plan(true);

    assertThat(plan).isEqualTo(new ReloadPlan.Nothing());
    assertThat(plan.reason()).isEqualTo("nothing changed");
  }

  @Test
  void aRequestStartsWhatDoesNotRun() {
    assertThat(plan(false)).isEqualTo(new ReloadPlan.Restart("requested"));
  }

  @Test
  void anEditOfALiveClassIsARestart() {
    assertThat(plan(true, change(LIVE, "com/acme/Npc.class")))
        .isEqualTo(new ReloadPlan.Restart("1 of 412 classes changed (com/acme/Npc.class)"));
  }

  @Test
  void aDeletedClassIsARestart() {
    assertThat(plan(true, new FileChange(LIVE, "A.class", FileChange.Kind.DELETED, null, null)))
        .isEqualTo(new ReloadPlan.Restart("1 of 412 classes deleted (A.class)"));
  }

  @Test
  void refreshResourcesAreRefreshed() {
    assertThat(plan(true, change(LIVE, "static/a.css"), change(LIVE, "static/b.css")))
        .isEqualTo(
            new ReloadPlan.Refresh(
                "2 resources changed (static/a.css +1)", List.of("static/a.css", "static/b.css")));
  }

  @Test
  void refreshResourcesStartWhatDoesNotRun() {
    assertThat(plan(false, change(LIVE, "static/a.css")))
        .isEqualTo(new ReloadPlan.Restart("1 resource changed (static/a.css)"));
  }

  @Test
  void refreshResourcesBesideAClassAreARestart() {
    assertThat(plan(true, change(LIVE, "static/a.css"), change(LIVE, "A.class")))
        .isEqualTo(new ReloadPlan.Restart("1 of 412 classes and 1 resource changed (A.class +1)"));
  }

  @Test
  void anotherLiveResourceIsARestart() {
    assertThat(plan(true, change(LIVE, "app.properties")))
        .isEqualTo(new ReloadPlan.Restart("1 resource changed (app.properties)"));
  }

  @Test
  void aLiveArchiveIsARestart() {
    assertThat(plan(true, change(LIVE_JAR, "")))
        .isEqualTo(new ReloadPlan.Restart("1 jar changed (app.jar)"));
  }

  @Test
  void aResourceThatTheBaseHasReadIsAFullRestart() throws Exception {
    readByTheBase("logback.xml");

    assertThat(plan(true, change(LIVE, "A.class"), change(LIVE, "logback.xml")))
        .isEqualTo(
            new ReloadPlan.FullRestart(
                "logback.xml changed, which lib.Reader of the base has read"));
  }

  @Test
  void aRefreshResourceIsRefreshedWhoeverHasReadIt() throws Exception {
    readByTheBase("static/a.css");

    assertThat(plan(true, change(LIVE, "static/a.css"))).isInstanceOf(ReloadPlan.Refresh.class);
  }

  @Test
  void theBaseIsAFullRestart() {
    assertThat(plan(true, change(LIVE, "A.class"), change(BASE_JAR, "")))
        .isEqualTo(new ReloadPlan.FullRestart("lib/a.jar changed"));
    assertThat(plan(true, change(BASE_DIRECTORY, "x/Y.class")))
        .isEqualTo(new ReloadPlan.FullRestart("kept/x/Y.class changed"));
  }

  @Test
  void aGivenBaseNeedsAnotherJvm() {
    layer = new BaseLayer.Given(Captured.base(), name -> false, Twins.none());

    assertThat(plan(true, change(BASE_JAR, "")))
        .isEqualTo(
            new ReloadPlan.JvmRestart(
                "lib/a.jar changed, and the base is the JVM's own loader:"
                    + " restart the JVM to use it"));
    assertThat(plan(true, change(LIVE, "logback.xml"))).isInstanceOf(ReloadPlan.Restart.class);
  }

  @Test
  void aSharedClassNeedsAnotherJvm() {
    layer = new BaseLayer.Given(Captured.base(), name -> name.equals("acme.Engine"), Twins.none());

    assertThat(plan(true, change(LIVE, "acme/Engine.class")))
        .isEqualTo(
            new ReloadPlan.JvmRestart(
                "acme.Engine changed, which the running program shares:"
                    + " restart the JVM to use it"));
    assertThat(plan(true, change(LIVE, "acme/EngineImpl.class")))
        .isInstanceOf(ReloadPlan.Restart.class);
  }

  @Test
  void aClassThatLibrariesHaveFromTheJvmsOwnLoaderNeedsAnotherJvm() {
    layer = new BaseLayer.Given(Captured.base(), name -> false, Twins.ofSystem("acme.App"));
    String own = ReloadPlannerTest.class.getName();

    assertThat(plan(true, change(LIVE, own.replace('.', '/') + ".class")))
        .isEqualTo(
            new ReloadPlan.JvmRestart(
                "dev.remain.engine.ReloadPlannerTest changed, and libraries would go on with the"
                    + " one that the JVM's own loader gave them: restart the JVM to use it, or"
                    + " leave out layer=system"));
    assertThat(plan(true, change(LIVE, "acme/App.class"))).isInstanceOf(ReloadPlan.Restart.class);
  }

  private ReloadPlan plan(boolean isRunning, FileChange... changes) {
    Baseline against = new Baseline(LiveFiles.of(List.of(), List.of()), Map.of());
    return planner()
        .plan(new ChangeSet(List.of(changes), against, true, 0, false, 0), isRunning, 412);
  }

  private ReloadPlanner planner() {
    return new ReloadPlanner(Globs.of(List.of("static/**")), layer);
  }

  private void readByTheBase(String resource) throws ReflectiveOperationException {
    Path jar =
        CompiledApp.in(directory)
            .source(
                "lib.Reader",
                """
                public class Reader {
                  public static Object read(String name) {
                    return Reader.class.getClassLoader().getResource(name);
                  }
                }
                """)
            .compile()
            .jar()
            .writeTo(directory.resolve("lib.jar"));
    BaseClassLoader base =
        BaseClassLoader.of(
            1,
            List.of(new Root(jar, Root.Form.ARCHIVE, Root.Half.BASE)),
            (root, path) -> null,
            reads,
            Set.of());
    running = Captured.generation(1, base, LiveFiles.of(List.of(), List.of()));
    reads.running(running);
    assertThat(base.loadClass("lib.Reader").getMethod("read", String.class).invoke(null, resource))
        .isNull();
  }

  private static FileChange change(Root root, String path) {
    return new FileChange(
        root, path, FileChange.Kind.MODIFIED, Fingerprint.of("new"), new byte[] {1});
  }

  private static Root archive(String path, Root.Half half) {
    return new Root(Path.of(path).toAbsolutePath(), Root.Form.ARCHIVE, half);
  }
}
