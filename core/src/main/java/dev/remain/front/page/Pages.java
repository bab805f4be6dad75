// SPDX-License-Identifier: Apache-2.0
package dev.remain.front.page;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The pages that are open in browsers, and what they are told. Whoever changes it waits for nobody.
 * Thread-safe.
 */
public final class Pages {

  /** Open at a time: one for each page that can be seen. */
  private static final int MOST_STREAMS = 64;

  private final String process = Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, 36);
  private final Consumer<String> warnings;
  private final Set<String> warned = new HashSet<>();
  private PageState now = PageState.FIRST;
  private int port;
  private int generation;
  private int refreshes;
  private int streams;
  private boolean isClosed;

  /**
   * @param warnings told, in a sentence, why a page cannot follow
   */
  public Pages(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /** Nobody answers. */
  public synchronized void nobody() {
    generation = 0; // Whoever looked whether it listens may be late.
    become(now.with(""));
  }

  /** That generation has that port; whether it listens yet is not known. */
  public synchronized void lead(int toPort, int toGeneration) {
    port = toPort;
    generation = toGeneration;
    become(now.with(""));
  }

  /** That generation listens on its port. */
  public synchronized void answers(int toGeneration) {
    if (toGeneration == generation) {
      become(now.with(version()));
    }
  }

  /** Resources changed that pages are made of; style sheets alone can be exchanged. */
  public synchronized void refreshed(List<String> paths) {
    if (paths.stream().allMatch(path -> path.endsWith(".css"))) {
      become(now.withStyle(paths));
      return;
    }
    refreshes++;
    if (!now.page().isEmpty()) {
      become(now.with(version()));
    }
  }

  /**
   * Something is wrong, or nothing is any more.
   *
   * @param text a line, and others below it; empty if nothing is
   */
  public synchronized void trouble(String text) {
    become(now.withTrouble(text));
  }

  private void become(PageState next) {
    if (!next.equals(now)) {
      now = next;
      notifyAll();
    }
  }

  private String version() {
    return process + "." + generation + "." + refreshes;
  }

  /**
   * The tag for a page that is asked for at this moment.
   *
   * @param fromPort of the generation that is asked
   * @param nonce that lets it through the page's policy; empty if none is needed
   * @param isReloadable whether the page may be asked for again unasked
   */
  public synchronized String tag(int fromPort, String nonce, boolean isReloadable) {
    // Whoever was asked before it was known to listen is that generation all the same.
    return tag(fromPort == port ? version() : process, nonce, isReloadable ? "" : " data-form");
  }

  /**
   * The tag for a page that is shown in the place of one.
   *
   * @param isNobody whether nobody answers; else a generation does, and not in this case
   */
  public synchronized String tagInstead(boolean isNobody) {
    return tag(isNobody ? "" : now.page(), "", " data-trouble=\"" + now.troubleId() + "\"");
  }

  private String tag(String page, String nonce, String more) {
    return "<script async src=\""
        + OwnPath.SCRIPT
        + "\" data-page=\""
        + page
        + "\" data-style=\""
        + now.style()
        + "\""
        + more
        + (nonce.isEmpty() ? "" : " nonce=\"" + nonce + "\"")
        + "></script>";
  }

  /** Tells once why pages of that kind cannot follow. */
  public void warnOnce(String kind, String sentence) {
    boolean isNew;
    synchronized (this) {
      isNew = warned.add(kind);
    }
    if (isNew) {
      warnings.accept(sentence);
    }
  }

  /** Whether one more may listen; then {@link #leave} is owed. */
  synchronized boolean enter() {
    boolean mayEnter = streams < MOST_STREAMS && !isClosed;
    streams += mayEnter ? 1 : 0;
    return mayEnter;
  }

  synchronized void leave() {
    streams--;
  }

  synchronized int streams() {
    return streams;
  }

  /**
   * Waits for something else than what is known, no longer than that.
   *
   * @param known null if nothing is
   * @return what is told now; null if nothing will be any more
   */
  synchronized @Nullable PageState next(@Nullable PageState known, long nanos)
      throws InterruptedException {
    long end = System.nanoTime() + nanos;
    long left = nanos;
    while (now.equals(known) && !isClosed && left > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    return isClosed ? null : now;
  }

  /** All streams end. */
  public synchronized void close() {
    isClosed = true;
    notifyAll();
  }
}
