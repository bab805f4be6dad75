// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.fixtures.Patience;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StandardInputTest {

  private static final String END = "";
  private static final String BROKEN = "broken";

  /** What was typed, a piece at a time. */
  private static final class Typed extends InputStream {
    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
    private final Semaphore asked = new Semaphore(0);
    private volatile String rest = "";
    private int idle;

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      asked.release();
      try {
        String piece = rest.isEmpty() ? pieces.take() : rest;
        rest = "";
        if (piece.equals(BROKEN)) {
          throw new IOException("it broke");
        }
        int count = Math.min(length, piece.length());
        System.arraycopy(piece.getBytes(), 0, into, offset, count);
        rest = piece.substring(count);
        return piece.equals(END) ? -1 : count;
      } catch (InterruptedException e) {
        return -1;
      }
    }

    @Override
    public int available() {
      String next = rest.isEmpty() ? pieces.peek() : rest;
      return next == null || next.equals(END) ? idle : next.length();
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("one by one");
    }
  }

  private final Typed typed = new Typed();
  private final StandardInput input = new StandardInput(typed, this::thread);
  private Thread reading;

  private Thread thread(Runnable run) {
    reading = new Thread(run, "input");
    reading.setDaemon(true);
    return reading;
  }

  @AfterEach
  void end() {
    if (reading != null) {
      reading.interrupt();
    }
  }

  /** What one byte reads as, on a thread of its own. */
  private static final class Reader extends Thread {
    private final CompletableFuture<String> read = new CompletableFuture<>();
    private final InputStream from;

    Reader(InputStream from) {
      this.from = from;
      setDaemon(true);
      start();
    }

    @Override
    public void run() {
      try {
        String text = Character.toString(from.read());
        read.complete(text + (Thread.currentThread().isInterrupted() ? " interrupted" : ""));
      } catch (IOException e) {
        read.complete(e.getMessage());
      }
    }

    String text() {
      return read.join();
    }
  }

  @Test
  void aWaitingReaderEndsWithItsGenerationAndWhatComesThenIsTheNextOnes() throws Exception {
    Reader old = new Reader(input.enter(1));
    typed.asked.acquire();

    input.leave();

    assertThat(old.text()).isEqualTo("standard input is closed for generation 1");
    InputStream next = input.enter(2);
    typed.pieces.add("x");
    assertThat(next.read()).isEqualTo('x');
  }

  @Test
  void enteringTheNextLeavesTheOneBefore() throws Exception {
    InputStream old = input.enter(1);
    input.enter(2);

    assertThatThrownBy(old::read).hasMessage("standard input is closed for generation 1");
    assertThatThrownBy(old::available).hasMessage("standard input is closed for generation 1");
  }

  @Test
  void whatOneHasNotReadIsTheNextOnes() throws Exception {
    typed.pieces.add("abc");
    assertThat(input.enter(1).read()).isEqualTo('a');

    InputStream next = input.enter(2);

    assertThat(next.available()).isEqualTo(2);
    assertThat(next.readNBytes(2)).containsExactly('b', 'c');
  }

  @Test
  void nothingIsReadBeforeSomebodyWaitsForIt() throws Exception {
    InputStream in = input.enter(1);
    typed.idle = 42;

    assertThat(in.available()).isEqualTo(42);
    assertThat(in.read(new byte[0])).isZero();
    assertThat(reading).isNull();
  }

  @Test
  void nothingIsAvailableWhileSomebodyWaits() throws Exception {
    InputStream in = input.enter(1);
    Reader reader = new Reader(in);
    typed.asked.acquire();

    assertThat(in.available()).isZero();
    typed.pieces.add("a");
    assertThat(reader.text()).isEqualTo("a");
  }

  @Test
  void anEndIsToldWheneverItComesAndMoreMayFollowIt() throws Exception {
    typed.pieces.addAll(List.of(END, END, "a", END));
    InputStream first = input.enter(1);
    assertThat(first.read()).isEqualTo(-1);
    assertThat(first.read()).isEqualTo(-1);
    assertThat(first.read()).isEqualTo('a');

    assertThat(input.enter(2).read(new byte[5])).isEqualTo(-1);
    assertThat(typed.asked.availablePermits()).isEqualTo(4);
  }

  @Test
  void keysAreTakenAfterAnEnd() throws Exception {
    typed.pieces.add(END);
    assertThat(input.enter(1).read()).isEqualTo(-1);
    typed.pieces.add(":r\n");
    look();

    assertThat(lines).containsExactly(":r");
  }

  @Test
  void anEndThatIsTypedAheadKeepsItsPlace() throws Exception {
    InputStream in = input.enter(1);
    typed.pieces.add("one\n");
    look();
    typed.pieces.add(END);
    typed.idle = 1; // As a terminal counts it, once something follows.
    look();
    typed.pieces.add("r\ntwo\n");
    look();

    assertThat(new String(in.readNBytes(9))).isEqualTo("one\n");
    assertThat(new String(in.readNBytes(4))).isEqualTo("two\n");
    assertThat(lines).containsExactly("one", "r", "two");
  }

  @Test
  void aFailureIsToldOnce() throws Exception {
    typed.pieces.add(BROKEN);
    typed.pieces.add("a");
    InputStream in = input.enter(1);

    assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessage("it broke");

    assertThat(in.read()).isEqualTo('a');
  }

  @Test
  void anInterruptedReaderReadsOn() throws Exception {
    Reader reader = new Reader(input.enter(1));
    typed.asked.acquire();

    reader.interrupt();
    typed.pieces.add("a");

    assertThat(reader.text()).isEqualTo("a interrupted");
  }

  @Test
  void closingItClosesItForThatGenerationOnly() throws Exception {
    InputStream in = input.enter(1);
    Reader reader = new Reader(in);
    typed.asked.acquire();

    in.close();

    assertThat(reader.text()).isEqualTo("standard input is closed for generation 1");
    typed.pieces.add("a");
    assertThat(input.enter(2).read()).isEqualTo('a');
  }

  private final List<String> lines = new CopyOnWriteArrayList<>();

  /** Takes what is one letter long, with a colon where that is needed. */
  private void look() throws IOException {
    input.keys(this::take);
    input.look();
  }

  private boolean take(String line, boolean isPrograms) {
    lines.add(line);
    return isPrograms ? line.matches(":.") : line.length() == 1;
  }

  @Test
  void whatComesForOneThatHasEndedIsLookedAtToo() throws Exception {
    Reader old = new Reader(input.enter(1));
    typed.asked.acquire();
    input.keys(this::take);
    input.leave();
    assertThat(old.text()).startsWith("standard input is closed");
    typed.pieces.add(":r\nx\n");
    Patience.await("both lines", () -> lines.size() == 2);

    assertThat(new String(input.enter(2).readNBytes(2))).isEqualTo("x\n");
    assertThat(lines).containsExactly(":r", "x");
  }

  @Test
  void keysAreTakenAndAllElseIsKeptInOrder() throws Exception {
    InputStream in = input.enter(1);
    typed.pieces.add("first\n");
    look();
    typed.pieces.add("r\r\nsecond\ns\nthi");
    look();
    typed.pieces.add("rd\n");
    look();

    assertThat(lines).containsExactly("first", "r", "second", "s");
    assertThat(new String(in.readNBytes(19))).isEqualTo("first\nsecond\nthird\n");
  }

  @Test
  void keysNeedAColonOnceTheProgramHasRead() throws Exception {
    InputStream in = input.enter(1);
    typed.pieces.add("x\n");
    assertThat(in.readNBytes(2)).containsExactly('x', '\n');
    typed.pieces.add("r\n");
    look();
    typed.pieces.add(":r\n");
    look();

    assertThat(lines).containsExactly("r", ":r");
    assertThat(in.readNBytes(2)).containsExactly('r', '\n');
  }

  @Test
  void whatSomebodyWaitsForIsNotLookedAt() throws Exception {
    Reader reader = new Reader(input.enter(1));
    typed.asked.acquire();
    look();
    typed.pieces.add("r");

    assertThat(reader.text()).isEqualTo("r");
    assertThat(lines).isEmpty();
  }

  @Test
  void whatIsTypedBetweenGenerationsIsLookedAtToo() throws Exception {
    input.enter(1);
    input.leave();
    typed.pieces.add("r\n");
    look();
    typed.pieces.add("text\n");
    look();

    assertThat(lines).containsExactly("r", "text");
    assertThat(new String(input.enter(2).readNBytes(5))).isEqualTo("text\n");
  }

  @Test
  void moreThanThereIsRoomForIsLeftWhereItIs() throws Exception {
    InputStream in = input.enter(1);
    for (int i = 0; i < 300; i++) {
      typed.pieces.add("x".repeat(39) + "\n");
    }
    for (int i = 0; i < 300; i++) {
      look();
    }
    assertThat(typed.pieces).isNotEmpty();
    assertThat(new String(in.readNBytes(12_000))).isEqualTo(("x".repeat(39) + "\n").repeat(300));
  }

  @Test
  void whatIsReadBesideALookIsNeitherLostNorInAnotherOrder() throws Exception {
    InputStream in = input.enter(1);
    Thread looking =
        new Thread(
            () -> {
              try {
                while (!Thread.interrupted()) {
                  look();
                }
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    looking.start();
    StringBuilder expected = new StringBuilder();
    StringBuilder read = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      String line = "line " + i + "\n";
      typed.pieces.add(line);
      expected.append(line);
      if (i % 3 == 0) {
        read.append(new String(in.readNBytes(expected.length() - read.length())));
      }
    }
    read.append(new String(in.readNBytes(expected.length() - read.length())));
    looking.interrupt();
    looking.join();

    assertThat(read).hasToString(expected.toString());
  }
}
