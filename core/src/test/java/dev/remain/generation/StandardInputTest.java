// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
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

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      asked.release();
      try {
        String piece = pieces.take();
        if (piece.equals(BROKEN)) {
          throw new IOException("it broke");
        }
        System.arraycopy(piece.getBytes(), 0, into, offset, piece.length());
        return piece.equals(END) ? -1 : piece.length();
      } catch (InterruptedException e) {
        return -1;
      }
    }

    @Override
    public int available() {
      return 42;
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
  void theEndIsTheEndForEveryGeneration() throws Exception {
    typed.pieces.add(END);
    InputStream first = input.enter(1);
    assertThat(first.read()).isEqualTo(-1);
    assertThat(first.read()).isEqualTo(-1);
    assertThat(first.available()).isZero();

    assertThat(input.enter(2).read(new byte[5])).isEqualTo(-1);
    assertThat(typed.asked.availablePermits()).isEqualTo(1);
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
}
