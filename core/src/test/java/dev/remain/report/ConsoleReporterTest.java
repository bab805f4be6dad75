// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.event.ReloadEvent;
import dev.remain.event.ReloadEvent.Changed;
import dev.remain.event.ReloadEvent.Cleaned;
import dev.remain.event.ReloadEvent.Collected;
import dev.remain.event.ReloadEvent.Exited;
import dev.remain.event.ReloadEvent.Failed;
import dev.remain.event.ReloadEvent.Holding;
import dev.remain.event.ReloadEvent.Off;
import dev.remain.event.ReloadEvent.Phase;
import dev.remain.event.ReloadEvent.Refreshed;
import dev.remain.event.ReloadEvent.Rejected;
import dev.remain.event.ReloadEvent.Retained;
import dev.remain.event.ReloadEvent.Started;
import dev.remain.event.ReloadEvent.Stopped;
import dev.remain.event.ReloadEvent.Unchanged;
import dev.remain.event.ReloadEvent.Warned;
import dev.remain.event.ReloadEvent.Watching;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConsoleReporterTest {

  private static final Instant AT = Instant.EPOCH;
  private static final String FINGERPRINT = "dcb43480123456789abcdef012345678";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);

  @Test
  void saysWhatIsWatched() {
    assertThat(lines(new Watching(AT, 3, 0, 412, 38, "events")))
        .isEqualTo("[remain] watching 3 directories, 412 classes, base 38 jars (events)\n");
    assertThat(lines(new Watching(AT, 1, 0, 1, 1, "poll")))
        .isEqualTo("[remain] watching 1 directory, 1 class, base 1 jar (poll)\n");
    assertThat(lines(new Watching(AT, 1, 0, 0, 0, "manual")))
        .isEqualTo("[remain] watching 1 directory, 0 classes, base 0 jars (manual)\n");
  }

  @Test
  void saysWhatRunsNowAndHowLongItTook() {
    String cause = "3 of 412 classes changed (com/acme/Npc.class +2)";
    List<Phase> phases =
        List.of(
            phase("quiet", 52_000),
            phase("prepare", 24_000),
            phase("stop", 8_000),
            phase("clean", 2_000),
            phase("start", 1_000));

    assertThat(lines(new Started(AT, 7, cause, FINGERPRINT, 0, phases, 0, 41)))
        .isEqualTo(
            "[remain] gen 7 running in 87 ms: 3 of 412 classes changed (com/acme/Npc.class +2)"
                + "  dcb4348  [quiet 52, prepare 24, stop 8, clean 2, start 1]\n");
  }

  @Test
  void saysThatAProgramRanBefore() {
    List<Phase> phases = List.of(phase("quiet", 52_000), phase("prepare", 28_000));

    assertThat(
            lines(
                new Started(
                    AT,
                    8,
                    "1 of 412 classes changed (com/acme/Npc.class)",
                    FINGERPRINT,
                    1,
                    phases,
                    0,
                    1)))
        .isEqualTo(
            "[remain] gen 8 running in 80 ms: 1 of 412 classes changed (com/acme/Npc.class)"
                + "  dcb4348 = gen 1  [quiet 52, prepare 28]\n");
  }

  @Test
  void totalIsTheSumOfThePhasesAsShown() {
    List<Phase> phases = List.of(phase("quiet", 52_400), phase("prepare", 600), phase("stop", 400));

    assertThat(lines(new Started(AT, 2, "asked for", FINGERPRINT, 0, phases, 0, 0)))
        .isEqualTo(
            "[remain] gen 2 running in 53 ms: asked for  dcb4348  [quiet 52, prepare 1, stop 0]\n");
  }

  @Test
  void startWithoutCauseAndPhasesLeavesThemOut() {
    assertThat(lines(new Started(AT, 1, "", "abc", 0, List.of(), 0, 0)))
        .isEqualTo("[remain] gen 1 running in 0 ms  abc\n");
  }

  @Test
  void saysWhyItWaits() {
    String reason = "200 of 412 classes are missing in target/classes (a build at work?)";

    assertThat(lines(new Holding(AT, reason)))
        .isEqualTo(
            "[remain] waiting: 200 of 412 classes are missing in target/classes"
                + " (a build at work?)\n");
  }

  @Test
  void rejectionSaysWhatStillRuns() {
    String reason = "com.acme.Mood is missing, needed by com.acme.Npc (Npc.java)";

    assertThat(lines(new Rejected(AT, 9, reason, 8)))
        .isEqualTo(
            """
            [remain] REJECTED: com.acme.Mood is missing, needed by com.acme.Npc (Npc.java)
                     still running gen 8: fix and save
            """);
    assertThat(lines(new Rejected(AT, 9, "first\nsecond\n", 0)))
        .isEqualTo(
            """
            [remain] REJECTED: first
                     second
                     nothing is running: fix and save
            """);
  }

  @Test
  void failureShowsTheTraceOfTheProgram() {
    String error = "java.net.BindException: Address already in use (App.java:41)";

    assertThat(lines(new Failed(AT, 9, error, "")))
        .isEqualTo(
            """
            [remain] gen 9 FAILED in main: java.net.BindException: Address already in use (App.java:41)
                     nothing is running: fix and save
            """);
    assertThat(lines(new Failed(AT, 9, error + "\r\n\tat com.acme.App.main(App.java:41)\r\n", "")))
        .isEqualTo(
            """
            [remain] gen 9 FAILED in main: java.net.BindException: Address already in use (App.java:41)
                         at com.acme.App.main(App.java:41)
                     nothing is running: fix and save
            """);
    assertThat(lines(new Failed(AT, 9, "why", "going back to what gen 8 was: fix and save")))
        .isEqualTo(
            """
            [remain] gen 9 FAILED in main: why
                     going back to what gen 8 was: fix and save
            """);
  }

  @Test
  void exitSaysWhatFollows() {
    assertThat(lines(new Exited(AT, 8, 3, Duration.ofMillis(12_400), false)))
        .isEqualTo("[remain] gen 8 exited with 3 after 12.4 s: waiting for changes\n");
    assertThat(lines(new Exited(AT, 8, 0, Duration.ofSeconds(200), true)))
        .isEqualTo("[remain] gen 8 exited with 0 after 3 min 20 s: leaving\n");
  }

  private static Stopped stopped(
      List<String> survivors, List<String> notes, List<String> ended, List<String> adopted) {
    return new Stopped(
        AT, 6, survivors, notes, ended, adopted, List.of(new Phase("hooks", Duration.ofMillis(8))));
  }

  @Test
  void threadsOfLibrariesAreToldWithTheirNames() {
    assertThat(lines(stopped(List.of(), List.of(), List.of(), List.of("pool-1"))))
        .isEqualTo("[remain] gen 6 left 1 thread to the libraries that made it: \"pool-1\"\n");
    assertThat(lines(stopped(List.of(), List.of(), List.of(), List.of("a", "b", "c", "d", "e"))))
        .isEqualTo(
            "[remain] gen 6 left 5 threads to the libraries that made them: \"a\", \"b\", \"c\" +2\n");
  }

  @Test
  void stopIsSilentUnlessSomethingIsLeft() {
    String thread = "\"timer-2\" (runnable) at com.acme.Ticker.run(Ticker.java:12)";
    String note = "hook com.acme.Close took longer than 1 s";

    assertThat(lines(stopped(List.of(), List.of(), List.of(), List.of()))).isEmpty();
    assertThat(lines(stopped(List.of(thread), List.of(note), List.of(), List.of())))
        .isEqualTo(
            """
            [remain] gen 6 left a thread: "timer-2" (runnable) at com.acme.Ticker.run(Ticker.java:12)
                     gen 6 stays in memory as long as it runs: end it in a stop hook, or set hard-stop=true
            [remain] gen 6 while stopping: hook com.acme.Close took longer than 1 s
            """);
  }

  @Test
  void threadsOfAKindAreOneLine() {
    String threads = "\"thread-*\" (1000 threads) at com.acme.Ticker.run(Ticker.java:12)";

    assertThat(lines(stopped(List.of(threads), List.of(), List.of(), List.of())))
        .isEqualTo(
            """
            [remain] gen 6 left threads: "thread-*" (1000 threads) at com.acme.Ticker.run(Ticker.java:12)
                     gen 6 stays in memory as long as they run: end them in a stop hook, or set hard-stop=true
            """);
  }

  @Test
  void saysWhatElseHappens() {
    assertThat(lines(new Off(AT, "a module path is in use")))
        .isEqualTo("[remain] off: a module path is in use\n");
    assertThat(lines(new Refreshed(AT, 3, List.of("static/app.css", "static/app.js"))))
        .isEqualTo("[remain] refreshed 2 resources (static/app.css +1)\n");
    assertThat(lines(new Refreshed(AT, 3, List.of("static/app.css"))))
        .isEqualTo("[remain] refreshed 1 resource (static/app.css)\n");
    assertThat(lines(new Warned(AT, 0, "two directories hold com.acme.Npc; remove one")))
        .isEqualTo("[remain] warning: two directories hold com.acme.Npc; remove one\n");
  }

  @Test
  void diagnosticsAreForThoseWhoAskedForThem() {
    List<ReloadEvent> events =
        List.of(
            new Unchanged(AT),
            new Changed(AT, "1 of 2 classes changed (a/A.class)", FINGERPRINT, List.of(), true),
            new Changed(AT, "1 of 2 classes is gone (a/A.class)", FINGERPRINT, List.of(), false),
            stopped(List.of(), List.of(), List.of(), List.of()),
            new Cleaned(AT, 6, List.of("System.out put back", "default locale put back")),
            new Cleaned(AT, 0, List.of("MBean acme:type=Foo unregistered")),
            new Collected(AT, 6, "remain-generation-6"),
            new Collected(AT, 0, "remain-base-1"));

    for (ReloadEvent event : events) {
      assertThat(lines(event)).isEmpty();
    }

    ConsoleReporter verbose = new ConsoleReporter(out, true, false);
    events.forEach(verbose);
    verbose.diagnose("polling /mnt/c every 500 ms");
    assertThat(written())
        .isEqualTo(
            """
            [remain] files were written, and their content is what runs already
            [remain] on disk: 1 of 2 classes changed (a/A.class)  dcb4348
            [remain] on disk: 1 of 2 classes is gone (a/A.class)  dcb4348
                     the build still looked unfinished when the longest wait was over
            [remain] gen 6 stopped in 8 ms
            [remain] gen 6 cleaned up: System.out put back; default locale put back
            [remain] base cleaned up: MBean acme:type=Foo unregistered
            [remain] gen 6 is gone from memory
            [remain] the replaced base remain-base-1 is gone from memory
            [remain] polling /mnt/c every 500 ms
            """);
  }

  @Test
  void namesWhoHoldsALoaderAndWhatToDo() {
    String path = "thread \"timer-2\" (running) > java.util.TimerThread.queue > com.acme.Ticker";

    assertThat(lines(retained(5, path, "cancel the timer in a stop hook", "0123456789ab", false)))
        .isEqualTo(
            """
            [remain] gen 5 is still in memory, held by thread "timer-2" (running) > \
            java.util.TimerThread.queue > com.acme.Ticker
                     cancel the timer in a stop hook
            """);
    assertThat(lines(new Retained(AT, 0, "remain-base-1", "lib.A.b", "", "0123456789ab", false)))
        .isEqualTo(
            "[remain] the replaced base remain-base-1 is still in memory, held by lib.A.b\n");
  }

  @Test
  void tellsALeakOnce() {
    ConsoleReporter brief = new ConsoleReporter(out, false, false);
    ConsoleReporter verbose = new ConsoleReporter(out, true, false);
    List<ReloadEvent> events =
        List.of(
            retained(1, "a", "", "aaaaaaaaaaaa", false),
            retained(2, "a", "", "aaaaaaaaaaaa", false),
            retained(3, "b", "", "bbbbbbbbbbbb", false),
            retained(4, "c (softly: until memory runs short)", "", "cccccccccccc", true));

    events.forEach(brief);
    assertThat(written())
        .isEqualTo(
            """
            [remain] gen 1 is still in memory, held by a
            [remain] gen 3 is still in memory, held by b
            """);

    events.forEach(verbose);
    assertThat(written())
        .isEqualTo(
            """
            [remain] gen 1 is still in memory, held by a
            [remain] gen 2 is still in memory, held by a
            [remain] gen 3 is still in memory, held by b
            [remain] gen 4 is still in memory, held by c (softly: until memory runs short)
            """);
  }

  private static Retained retained(
      int generation, String path, String advice, String leak, boolean soft) {
    return new Retained(
        AT, generation, "remain-generation-" + generation, path, advice, leak, soft);
  }

  @Test
  void saysSentencesOfNoEvent() {
    ConsoleReporter reporter = new ConsoleReporter(out, false, false);

    reporter.say("no main class given");
    reporter.warn("environment REMAIN_QUITE: unknown setting");
    reporter.diagnose("not asked for");

    assertThat(written())
        .isEqualTo(
            """
            [remain] no main class given
            [remain] warning: environment REMAIN_QUITE: unknown setting
            """);
  }

  @Test
  void colorsNothingButPrefixAndKeywords() {
    ConsoleReporter colored = new ConsoleReporter(out, false, true);

    colored.accept(new Rejected(AT, 9, "why", 8));
    colored.accept(new Failed(AT, 9, "why", ""));

    assertThat(written())
        .isEqualTo(
            """
            <36m[remain]<0m <1;33mREJECTED<0m: why
                     still running gen 8: fix and save
            <36m[remain]<0m gen 9 <1;31mFAILED<0m in main: why
                     nothing is running: fix and save
            """
                .replace("<", "\u001b["));
  }

  @Test
  void textOfOthersCannotSteerTheTerminal() {
    assertThat(lines(new Off(AT, "a\u001b[2Jb\u0007c"))).isEqualTo("[remain] off: a?[2Jb?c\n");
  }

  @Test
  void linesOfOneEventStayTogether() throws InterruptedException {
    ConsoleReporter reporter = new ConsoleReporter(out, false, false);
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      int generation = i;
      threads.add(
          new Thread(
              () -> {
                for (int n = 0; n < 200; n++) {
                  reporter.accept(new Rejected(AT, 9, "why " + generation, generation));
                }
              }));
    }

    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    String[] lines = written().split("\n");
    assertThat(lines).hasSize(1_600);
    for (int i = 0; i < lines.length; i += 2) {
      String generation = lines[i].substring("[remain] REJECTED: why ".length());
      assertThat(lines[i + 1])
          .isEqualTo("         still running gen " + generation + ": fix and save");
    }
  }

  private String lines(ReloadEvent event) {
    new ConsoleReporter(out, false, false).accept(event);
    return written();
  }

  private String written() {
    String text = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return text;
  }

  private static Phase phase(String name, long micros) {
    return new Phase(name, Duration.ofNanos(micros * 1_000));
  }
}
