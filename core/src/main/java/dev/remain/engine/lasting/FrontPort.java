// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.lasting;

import dev.remain.engine.aftermath.InternalErrors;
import dev.remain.front.Front;
import dev.remain.front.page.Pages;
import dev.remain.generation.Generation;
import dev.remain.teller.Teller;
import dev.remain.thread.Deadline;
import dev.remain.thread.GuardedLoop;
import dev.remain.thread.RemainThreads;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The port that stays open, and those that generations are given behind it. Confined to the restart
 * thread; one of its own looks after a while whether anybody listens.
 */
public final class FrontPort implements Runnable {

  private static final long LOOK_MILLIS = 100;

  /** How often it is looked whether a generation listens yet, for pages that wait for it. */
  private static final long PAGES_LOOK_MILLIS = 25;

  /** The same once it should have. */
  private static final long LATE_LOOK_MILLIS = 500;

  private final Front front;
  private final @Nullable Pages pages;
  private final String property;
  private final Duration patience;
  private final IntPredicate isRunning;
  private final Teller teller;
  private final BlockingQueue<Expected> given = new LinkedBlockingQueue<>();
  private int port;

  /**
   * A port that stays open.
   *
   * @param property the system property in which each generation finds its own port
   * @param news for those who look at the program from outside
   * @param isFollowed whether pages in browsers follow the program
   */
  public record Plan(
      InetSocketAddress address, String property, PageNews news, boolean isFollowed) {
    @Nullable Pages pages() {
      return isFollowed ? news.pages() : null;
    }
  }

  /** What a generation was told, and how to find out where it listens instead. */
  private record Expected(
      int generation, int port, Deadline check, Supplier<List<Integer>> actual) {}

  private FrontPort(
      Front front,
      @Nullable Pages pages,
      String property,
      Duration patience,
      IntPredicate isRunning,
      Teller teller) {
    this.front = front;
    this.pages = pages;
    this.property = property;
    this.patience = patience;
    this.isRunning = isRunning;
    this.teller = teller;
  }

  /**
   * Listens, if that is wanted.
   *
   * @param patience how long callers are let wait
   * @param state why no generation answers, in words
   * @throws IOException if the port cannot be had
   */
  public static FrontPort open(
      Plan plan,
      RemainThreads threads,
      Duration patience,
      IntPredicate isRunning,
      Supplier<String> state,
      Teller teller)
      throws IOException {
    Pages pages = plan.pages();
    Front front =
        Front.open(
            plan.address(),
            patience,
            run -> threads.own("front", run),
            () -> plan.news().whyNobodyAnswers(state.get()),
            pages);
    FrontPort opened = new FrontPort(front, pages, plan.property(), patience, isRunning, teller);
    threads.own("front-check", opened).start();
    return opened;
  }

  /** Gives the next generation a port. */
  void give() {
    try {
      port = Front.freePort();
      System.setProperty(property, String.valueOf(port));
    } catch (IOException e) {
      warn(0, "no port is free for the program behind the front: " + e.getMessage());
    }
  }

  /** That generation has been entered: what has waited goes there. */
  void lead(Generation generation) {
    if (pages != null) {
      pages.lead(port, generation.number());
    }
    front.lead(port);
    given.add(
        new Expected(
            generation.number(),
            port,
            Deadline.in(patience),
            generation.belongings()::listeningPorts));
  }

  /** Has what comes wait; answers how many requests were still on their way at the end. */
  long hold(Deadline deadline) {
    if (pages != null) {
      pages.nobody();
    }
    return front.hold(deadline);
  }

  /** The generation has failed, and its end is to come. */
  void failing() {
    front.failing();
  }

  /** The generation has ended, and answers nothing any more. */
  void ended() {
    front.ended();
  }

  /** A generation is expected, and what comes waits for it. */
  void expect() {
    front.expect();
  }

  /** No generation is expected, and what comes is told so. */
  void expectNone() {
    front.expectNone();
  }

  void close() {
    given.add(new Expected(0, 0, Deadline.in(Duration.ZERO), List::of));
    front.close();
  }

  @Override
  public void run() {
    GuardedLoop.run(this::turn, new InternalErrors(teller));
  }

  private boolean turn() throws InterruptedException {
    Expected next = given.take();
    boolean answers = false;
    while (isRunning.test(next.generation()) && !answers && !next.check().isOver()) {
      TimeUnit.MILLISECONDS.sleep(pages == null ? LOOK_MILLIS : PAGES_LOOK_MILLIS);
      answers = tellsPages(next);
    }
    if (isRunning.test(next.generation()) && !answers && !Front.isListening(next.port())) {
      warn(next.generation(), sentence(next));
    }
    while (pages != null && isRunning.test(next.generation()) && !answers) {
      TimeUnit.MILLISECONDS.sleep(LATE_LOOK_MILLIS);
      answers = tellsPages(next);
    }
    return next.generation() > 0;
  }

  /** Whether there are pages, and they have been told that this generation answers. */
  private boolean tellsPages(Expected next) {
    if (pages == null || !Front.isListening(next.port())) {
      return false;
    }
    pages.answers(next.generation());
    return true;
  }

  private String sentence(Expected given) {
    List<Integer> actual = given.actual().get();
    String instead =
        actual.isEmpty()
            ? "it listens nowhere"
            : "it listens on "
                + actual.stream().map(port -> "port " + port).collect(Collectors.joining(", "))
                + " instead";
    return "generation "
        + given.generation()
        + " does not listen on port "
        + given.port()
        + ", which the system property "
        + property
        + " tells it, and nothing comes through the front: "
        + instead;
  }

  private void warn(int generation, String sentence) {
    teller.warn(generation, sentence);
  }
}
