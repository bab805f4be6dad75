// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.ChangeSet;
import dev.remain.classpath.Root;
import dev.remain.watch.WaitingListener.Blind;
import dev.remain.watch.WaitingListener.Captured;
import dev.remain.watch.WaitingListener.Troubled;
import dev.remain.watch.disk.ChangeSource;
import dev.remain.watch.disk.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of the thread itself when something is thrown in it. */
@Timeout(60)
class WatchThreadTest {

  @TempDir Path directory;
  private final WaitingListener listener = new WaitingListener();
  private final Fragile source = new Fragile();
  private Root root;
  private TestCapture capture;
  private WatchLoop loop;
  private Thread thread;

  /** Tells what a test gives it, and throws what a test wants thrown. */
  private static final class Fragile implements ChangeSource {

    private final BlockingQueue<Consumer<Hints>> pending = new LinkedBlockingQueue<>();
    private volatile Throwable always;

    @Override
    public void watch(Path directory) {}

    @Override
    public void poll(long timeoutNanos, Hints hints) throws InterruptedException {
      if (always != null) {
        sneak(always);
      }
      Consumer<Hints> next = pending.poll(timeoutNanos, TimeUnit.NANOSECONDS);
      if (next != null) {
        next.accept(hints);
      }
    }

    @Override
    public void close() {}
  }

  /** Waits for nothing after a mistake. */
  private static final class Hasty implements Time {

    private final Time system = Time.system();

    @Override
    public long nanos() {
      return system.nanos();
    }

    @Override
    public long millis() {
      return system.millis();
    }

    @Override
    public void pause(long nanos) {
      Thread.yield();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  static Stream<Throwable> mistakes() {
    return Stream.of(
        new IllegalStateException("on purpose"),
        new OutOfMemoryError("on purpose"),
        new NoClassDefFoundError("on purpose"),
        new AssertionError("on purpose"),
        new IOException("not declared, on purpose"));
  }

  @BeforeEach
  void makeClass() {
    root = Root.liveDirectory(directory.resolve("classes"));
    RealWatch.put(root.path().resolve("A.class"), TinyClass.bytes("A", "1"));
  }

  private void start(TestCapture from) {
    capture = from;
    loop =
        new WatchLoop(
            Plans.events(root), capture, listener, source, new Hasty(), ScanIntervals.DEFAULT);
    thread = new Thread(loop, "watch-test");
    thread.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    loop.post(new WatchMessage.Close());
    thread.join();
  }

  private void save(String value) {
    RealWatch.put(root.path().resolve("A.class"), TinyClass.bytes("A", value));
    source.pending.add(hints -> hints.touched(root.path(), "A.class"));
  }

  private List<String> awaitPaths() {
    return RealWatch.paths(listener.await(ChangeSet.class));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void itGoesOnWhateverIsThrownWhileItWaits(Throwable mistake) {
    start(new TestCapture(List.of(root)));
    listener.await(Captured.class);

    source.pending.add(hints -> sneak(mistake));

    assertThat(listener.await(Troubled.class).thrown()).isSameAs(mistake);
    save("2");
    assertThat(awaitPaths()).containsExactly("M A.class");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void itGoesOnWhateverIsThrownWhileItLooks(Throwable mistake) {
    start(new TestCapture(List.of(root)));
    listener.await(Captured.class);
    listener.onChange(
        changes -> {
          listener.onChange(again -> {});
          sneak(mistake);
        });

    save("2");

    assertThat(awaitPaths()).containsExactly("M A.class");
    assertThat(listener.await(Troubled.class).thrown()).isSameAs(mistake);
    save("3");
    assertThat(awaitPaths()).containsExactly("M A.class");
  }

  @Test
  void aBaselineIsNotLostThatCameBesideAMistake() {
    start(new TestCapture(List.of(root)));
    listener.await(Captured.class);
    Baseline before = capture.complete();
    save("2");
    ChangeSet changes = listener.await(ChangeSet.class);
    Baseline after = TestCapture.with(before, changes);

    source.pending.add(
        hints -> {
          loop.post(new WatchMessage.Rebase(after));
          throw new IllegalStateException("on purpose");
        });

    listener.await(Troubled.class);
    save("1");
    assertThat(listener.await(ChangeSet.class).against()).isSameAs(after);
  }

  @Test
  void whereEventsEndInMistakesItPolls() throws IOException {
    start(new TestCapture(List.of(root)));
    listener.await(Captured.class);

    source.always = new IllegalStateException("always, on purpose");

    assertThat(listener.await(WaitingListener.Warned.class).sentence())
        .isEqualTo(
            "no file events, polling instead: they end in"
                + " java.lang.IllegalStateException: always, on purpose");
    Files.write(root.path().resolve("A.class"), TinyClass.bytes("A", "2"));
    assertThat(awaitPaths()).containsExactly("M A.class");
  }

  @Test
  void itEndsWithAWordIfTheFirstReadingFails() throws InterruptedException {
    OutOfMemoryError mistake = new OutOfMemoryError("on purpose");
    start(
        new TestCapture(List.of(root)) {
          @Override
          public synchronized Baseline complete() {
            throw mistake;
          }
        });

    assertThat(listener.await(Blind.class).thrown()).isSameAs(mistake);
    thread.join();
    assertThat(listener.rest()).isEmpty();
  }
}
