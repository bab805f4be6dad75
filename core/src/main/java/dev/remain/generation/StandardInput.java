// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Hands standard input to one generation at a time. A thread of Remain reads the real one, and only
 * while somebody waits for it: when a generation is stopped its readers get an {@link IOException},
 * and what comes then is the next one's. What comes while nobody waits may be looked at for keys,
 * and is the program's if it is none. An end is one answer, in its place among the bytes, and no
 * state: at a terminal more may follow it. Thread-safe; everything mutable is guarded by this.
 */
public final class StandardInput {

  private static final int MOST = 8192;
  private static final int NONE = -1;

  private final InputStream real;
  private final ThreadFactory threads;
  private final byte[] bytes = new byte[MOST];
  private int from;
  private int to;

  /** Where an end came among the bytes; negative if none did. */
  private int end = NONE;

  private boolean isWanted;
  private boolean wasAskedFor;
  private @Nullable Keys keys;
  private @Nullable IOException failure;
  private @Nullable Thread reader;
  private @Nullable View current;

  /**
   * @param real the JVM's own
   * @param threads makes the thread that reads it
   */
  public StandardInput(InputStream real, ThreadFactory threads) {
    this.real = real;
    this.threads = threads;
  }

  /** What the next generation reads from; to be called when the last one was stopped. */
  public synchronized InputStream enter(int generation) {
    leave();
    View view = new View(generation);
    current = view;
    return view;
  }

  /** Ends reading for the generation that was entered last, if there is one. */
  public synchronized void leave() {
    View left = current;
    current = null;
    if (left != null) {
      left.isOpen = false;
      notifyAll();
    }
  }

  /** Told of each line that comes while nobody waits. */
  public interface Keys {

    /**
     * Whether the line is no input of the program; it must not wait for anything.
     *
     * @param isPrograms whether the program has ever asked for input, so that what looks like input
     *     is its own
     */
    boolean take(String line, boolean isPrograms);
  }

  /** Has lines that nobody waits for looked at, from now on. */
  public synchronized void keys(Keys listener) {
    keys = listener;
  }

  /**
   * Whether something has come that nobody waits for; reads nothing.
   *
   * @throws IOException if nothing can come any more
   */
  public synchronized boolean isLeftAlone() throws IOException {
    return !isWanted && failure == null && to - from < MOST && real.available() > 0;
  }

  /**
   * Reads what has come that nobody waits for: lines that are keys are taken, all else is kept for
   * the program, in order. Blocks nobody, as it reads only what is there.
   */
  public synchronized void look() throws IOException {
    if (isLeftAlone()) {
      System.arraycopy(bytes, from, bytes, 0, to - from);
      to -= from;
      end = end == NONE ? NONE : end - from;
      from = 0;
      int count = real.read(bytes, to, Math.min(MOST - to, real.available()));
      if (count < 0) {
        ended();
      } else {
        add(count);
      }
    }
  }

  /** Keeps what lies behind the rest, but for keys. */
  private void add(int count) {
    int start = to;
    int stop = start + count;
    boolean isLine = start == 0 || bytes[start - 1] == '\n' || end == start;
    for (int i = start; i < stop; i++) {
      if (bytes[i] == '\n') {
        if (!isLine || !isKey(start, i)) {
          System.arraycopy(bytes, start, bytes, to, i + 1 - start);
          to += i + 1 - start;
        }
        start = i + 1;
        isLine = true;
      }
    }
    System.arraycopy(bytes, start, bytes, to, stop - start);
    to += stop - start;
    notifyAll();
  }

  /** Several ends that nobody has read are one. */
  private void ended() {
    end = end == NONE ? to : end;
    notifyAll();
  }

  private boolean isKey(int start, int stop) {
    Keys listener = keys;
    return listener != null
        && listener.take(
            new String(bytes, start, stop - start, Charset.defaultCharset()).trim(), wasAskedFor);
  }

  /** Reads while somebody waits; runs on its own thread. */
  private void readAlways() {
    byte[] own = new byte[MOST];
    while (awaitWanted()) {
      try {
        int count = real.read(own);
        took(own, count);
      } catch (IOException e) {
        failed(e);
      } catch (RuntimeException | Error e) {
        failed(new IOException("standard input cannot be read: " + e, e)); // Who reads is told.
      }
    }
  }

  private synchronized boolean awaitWanted() {
    while (!isWanted || isAnyLeft()) {
      try {
        wait();
      } catch (InterruptedException e) {
        return false; // Nobody interrupts this thread but the end of the JVM.
      }
    }
    return true;
  }

  private synchronized void took(byte[] own, int count) {
    isWanted = false;
    if (count < 0) {
      ended();
    } else {
      System.arraycopy(own, 0, bytes, 0, count);
      from = 0;
      to = 0;
      if (current != null && current.waiting > 0) {
        to = count;
      } else {
        add(count); // Who asked for it has ended.
      }
    }
    notifyAll();
  }

  private synchronized void failed(IOException e) {
    isWanted = false;
    failure = e;
    notifyAll();
  }

  private boolean isAnyLeft() {
    return from < to || end != NONE;
  }

  private void want() {
    if (reader == null) {
      Thread thread = threads.newThread(this::readAlways);
      reader = thread;
      thread.start();
    }
    isWanted = true;
    notifyAll();
  }

  private synchronized int read(View view, byte[] into, int offset, int length) throws IOException {
    boolean wasInterrupted = false;
    wasAskedFor = true;
    try {
      while (length > 0 && view.isOpen && !isAnyLeft() && failure == null) {
        want();
        view.waiting++;
        try {
          wait();
        } catch (InterruptedException e) {
          wasInterrupted = true; // As the real one does, it reads on.
        } finally {
          view.waiting--;
        }
      }
      view.check();
      IOException thrown = failure;
      if (length > 0 && !isAnyLeft() && thrown != null) {
        failure = null;
        throw thrown;
      }
      if (length > 0 && end == from) {
        end = NONE;
        return -1;
      }
      int count = Math.min(length, (end == NONE ? to : end) - from);
      System.arraycopy(bytes, from, into, offset, count);
      from += count;
      return count;
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized int available(View view) throws IOException {
    view.check();
    wasAskedFor = true;
    // While it is being read the real one would not answer before something comes.
    return isAnyLeft() || isWanted ? to - from : real.available();
  }

  /** One generation's; closing it closes nothing else. */
  private final class View extends InputStream {
    private final int generation;
    private volatile boolean isOpen = true;
    private int waiting;

    View(int generation) {
      this.generation = generation;
    }

    private void check() throws IOException {
      if (!isOpen) {
        throw new IOException("standard input is closed for generation " + generation);
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return StandardInput.this.read(this, one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      java.util.Objects.checkFromIndexSize(offset, length, into.length);
      return StandardInput.this.read(this, into, offset, length);
    }

    @Override
    public int available() throws IOException {
      return StandardInput.this.available(this);
    }

    @Override
    public void close() {
      synchronized (StandardInput.this) {
        isOpen = false;
        StandardInput.this.notifyAll();
      }
    }
  }
}
