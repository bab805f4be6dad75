// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.Browser;
import dev.remain.fixtures.EventLog;
import dev.remain.fixtures.ForkedJvm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The meadow in a real browser, edited by saving sources only. Part of the build where there is a
 * browser; its pictures are kept in {@code target/pictures}.
 */
@Tag("browser")
class MeadowIT {

  private static final String NPC = "dev.remain.sample.Npc";
  private static final String SAYS = "view?.npcs[0].says";
  private static final String STRIP = "document.getElementById('generations').innerText";
  private static final String PROBLEM = "document.querySelector('#problem pre').textContent";

  /** Keeps how far any creature goes at most from one telling to the next. */
  private static final String MEASURE =
      """
      window.longest = 0;
      window.last = view;
      stream.addEventListener('message', () => {
        view.npcs.forEach((npc, i) => {
          const from = last.npcs[i];
          longest = Math.max(longest, Math.hypot(npc.x - from.x, npc.y - from.y));
        });
        last = view;
      });
      """;

  @TempDir Path directory;

  @Test
  void theOpenPageFollowsWhatIsSaved() throws IOException {
    SampleCopy copy = new SampleCopy(directory);
    Path pictures = Path.of(System.getProperty("remaintest.root"), "sample-app/target/pictures");
    try (ForkedJvm jvm = copy.start("-Dremain.compile=auto");
        Browser browser = Browser.start(directory, pictures)) {
      EventLog log = EventLog.at(copy.eventLog()).writtenBy(jvm);
      copy.probe().await("/", body -> body.contains("meadow.js"));
      log.await("compiling", 1);
      browser.open(copy.url()).await(SAYS, "hello").run(MEASURE);
      assertItMoves(browser);
      browser.picture("before");

      copy.app().edit(NPC, "\"hello\"", "\"good day\"").edit(NPC, "#e8a33d", "#7db8e8");
      browser.await(SAYS, "good day");
      browser.await("view.generations.length", "2");
      assertThat(browser.read(STRIP)).contains("gen 2", " ms", "Npc.java saved");
      assertThat(Double.parseDouble(browser.read("longest"))).isPositive().isLessThan(0.02);
      browser.picture("after");

      copy.app().edit(NPC, "\"good day\"", "good");
      browser.await(PROBLEM + ".includes('cannot find symbol')", "true");
      browser.await("document.getElementById('problem').offsetHeight > 0", "true");
      assertItMoves(browser);
      browser.picture("not-compiled");
      copy.app().edit(NPC, "return good;", "return \"hello\";").edit(NPC, "#7db8e8", "#e8a33d");
      browser.await(SAYS, "hello").await("document.getElementById('problem').offsetHeight", "0");
      browser.await(STRIP + ".includes('= gen 1')", "true");

      browser.run(
          "canvas.dispatchEvent(new MouseEvent('click', { clientX: innerWidth / 2, clientY: innerHeight / 2 }))");
      browser.await("view.npcs.reduce((sum, npc) => sum + npc.meals, 0)", "1");
      copy.app().resource("static/meadow.css", "h1 { letter-spacing: 7px; }");
      browser.await("getComputedStyle(document.querySelector('h1')).letterSpacing", "7px");
      assertThat(browser.read("document.getElementById('streams').textContent")).isEqualTo("1");
      assertThat(browser.read("view.visits")).isEqualTo("2"); // The first was the test itself.
    }
  }

  private static void assertItMoves(Browser browser) {
    browser.run("window.picture = canvas.toDataURL()");
    browser.await("canvas.toDataURL() !== picture", "true");
  }
}
