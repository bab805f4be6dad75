// SPDX-License-Identifier: Apache-2.0
package dev.remain.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loop that lets itself be held while its state is copied. */
class CheckpointIT {

  private static final String APP =
      """
      import dev.remain.Remain;
      import dev.remain.state.Carried;

      public class App {
        @Carried static final Npc NPC = new Npc();

        public static void main(String[] args) throws Exception {
          try {
            while (true) {
              Remain.checkpoint();
              NPC.ticks++;
              System.out.println("tick " + NPC.ticks + " of version 1");
              Thread.sleep(2);
            }
          } finally {
            System.out.println("left in generation " + Remain.generation());
          }
        }
      }
      """;
  private static final String NPC = "public class Npc { int ticks; public Npc() { } }";
  private static final Pattern TICK = Pattern.compile("tick (\\d+) of version");

  @TempDir Path directory;

  @Test
  void noTickIsLostOrDoneTwiceAndWhatCannotBeCarriedIsRejected() {
    CompiledApp app = RemainRun.app(directory).source("acme.App", APP).source("acme.Npc", NPC);
    app.compile();
    try (RemainRun run = RemainRun.of(app).options("--hold", "1s").main("acme.App")) {
      run.prints(" of version 1\n").started(1);

      run.edit("acme.App", "version 1", "version 2").prints(" of version 2\n").started(2);
      run.prints("left in generation 1\n");

      run.edit("acme.Npc", "Npc() { }", "Npc() { while (true) { Thread.onSpinWait(); } }");
      assertThat(run.rejected(3).text("reason"))
          .startsWith("carrying did not end in time and was interrupted: acme.Npc.<init>");
      String before = run.jvm().out();
      run.jvm().awaitOut(lastTick(before, 20));
      assertThat(run.jvm().out()).doesNotContain("left in generation 2");

      app.source("acme.Npc", NPC.replace("int ticks", "long ticks"));
      run.edit("acme.App", "version 2", "version 3").prints(" of version 3\n").started(3);

      int expected = 1;
      Matcher tick = TICK.matcher(run.jvm().out());
      while (tick.find()) {
        assertThat(tick.group(1)).isEqualTo(String.valueOf(expected));
        expected++;
      }
      assertThat(run.log().count("carried")).isGreaterThanOrEqualTo(2);
      run.log().awaitGeneration("collected", 1);
    }
  }

  @Test
  void theEndOfTheJvmDoesNotWaitForACopyOfState() {
    CompiledApp app =
        RemainRun.app(directory)
            .source(
                "acme.App",
                APP.replace(
                    "    try {\n",
                    """
                    Runtime.getRuntime().addShutdownHook(
                        new Thread(() -> System.out.println("hook of " + Remain.generation())));
                    try {
                    """))
            .source("acme.Npc", NPC)
            .compile();
    try (RemainRun run = RemainRun.of(app).options("--hold", "1m").main("acme.App")) {
      run.prints(" of version 1\n").started(1);
      app.edit(
              "acme.Npc",
              "Npc() { }",
              "Npc() { System.out.println(\"copying\"); while (true) { Thread.onSpinWait(); } }")
          .compile();
      run.prints("copying\n");

      assertThat(run.jvm().stop().exitStatus()).isEqualTo(143);
      assertThat(run.jvm().out()).contains("hook of 1\n");
    }
  }

  /** What is said that many ticks after the last one. */
  private static String lastTick(String out, int more) {
    Matcher tick = TICK.matcher(out);
    int last = 0;
    while (tick.find()) {
      last = Integer.parseInt(tick.group(1));
    }
    return "tick " + (last + more) + " of version 2\n";
  }
}
