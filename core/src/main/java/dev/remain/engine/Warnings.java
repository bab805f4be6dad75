// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Baseline;
import dev.remain.classpath.Overlaps;
import dev.remain.engine.aftermath.NativeTrouble;
import dev.remain.engine.call.FailureWords;
import dev.remain.engine.call.PortHolder;
import dev.remain.engine.call.StaleObject;
import dev.remain.engine.inbox.Message;
import dev.remain.engine.lasting.FrontPort;
import dev.remain.teller.Teller;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the user should know; what takes time to find out is left to the clean-up thread. */
final class Warnings {

  private final Lifecycle lifecycle;
  private final FrontPort.@Nullable Plan front;
  private final Teller teller;

  Warnings(Lifecycle lifecycle, FrontPort.@Nullable Plan front, Teller teller) {
    this.lifecycle = lifecycle;
    this.front = front;
    this.teller = teller;
  }

  void portTaken(Message.PortTaken taken) {
    if (front != null && front.address().getPort() == taken.port()) {
      warn(
          taken.generation(),
          "port "
              + taken.port()
              + " is Remain's own front: have the program listen on the port that the system property "
              + front.property()
              + " tells");
      return;
    }
    lifecycle
        .ending()
        .aftermath()
        .run(() -> warn(taken.generation(), PortHolder.sentence(taken.port(), Path.of("/proc"))));
  }

  void lateExit(Message.LateExit exit) {
    warn(
        exit.generation(),
        "exit with "
            + exit.status()
            + " was called while the generation was being stopped: ignored");
  }

  /**
   * @param fresh archives that are loaded anew with the program, and so do not overlap it
   */
  void overlaps(Baseline known, Set<Path> fresh) {
    lifecycle
        .ending()
        .aftermath()
        .run(() -> Overlaps.sentences(known.files(), fresh).forEach(said -> warn(0, said)));
  }

  /**
   * What the program's error means for it; said only where there is memory for words.
   *
   * @param archiveOf a class of the base is from
   */
  void failed(int generation, String error, Function<String, @Nullable Path> archiveOf) {
    StaleObject stale = StaleObject.in(error, generation);
    if (stale != null) {
      warn(generation, stale.sentence(generation));
      lifecycle.ending().aftermath().ask(stale.generation());
      return;
    }
    String ofNatives = NativeTrouble.sentence(error);
    String words =
        ofNatives == null ? new FailureWords(generation, archiveOf).of(error) : ofNatives;
    if (words != null) {
      warn(generation, words);
    }
  }

  /** Beside the program: which of its classes libraries have in a version that stays. */
  void twins(BaseLayer layer, Baseline known) {
    lifecycle
        .ending()
        .aftermath()
        .run(
            () -> {
              List<String> twins = new ArrayList<>(layer.twins(known.files().classNames()));
              if (!twins.isEmpty()) {
                warn(0, said(twins));
              }
            });
  }

  private static String said(List<String> twins) {
    String one = twins.get(0) + (twins.size() > 1 ? " (+" + (twins.size() - 1) + ")" : "");
    return "a library asked for "
        + one
        + " by name, and has that of the JVM's own loader, which stays as it was at the start:"
        + " leave out layer=system, and it gets that of the running generation";
  }

  private void warn(int generation, String sentence) {
    teller.warn(generation, sentence);
  }
}
