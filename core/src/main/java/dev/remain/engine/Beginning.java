// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.boundary.Boundary;
import dev.remain.boundary.Lesson;
import dev.remain.classpath.ByteStore;
import dev.remain.classpath.FirstCapture;
import dev.remain.classpath.Root;
import dev.remain.engine.call.PortHolder;
import dev.remain.engine.inbox.Inbox;
import dev.remain.engine.inbox.Message;
import dev.remain.engine.lasting.FrontPort;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What generation 1 begins with, made from the roots of the class path. */
final class Beginning {

  private Beginning() {}

  static ByteStore store(EngineConfig parts) {
    return new ByteStore(
        parts.memory(),
        new Consumer<>() {
          @Override
          public void accept(String sentence) {
            parts.teller().warn(sentence);
          }
        });
  }

  /**
   * @throws IOException if a live archive cannot be read
   */
  static FirstCapture capture(EngineConfig parts, ByteStore store) throws IOException {
    return new FirstCapture(
        parts.watch().roots(), store, parts.watch().ignore(), parts.watch().refresh());
  }

  /** As an earlier JVM has learned it. */
  static Boundary boundary(EngineConfig parts) {
    return Boundary.of(parts.watch().roots());
  }

  /** How many archives the base has. */
  static int archives(EngineConfig parts) {
    int archives = 0;
    for (Root root : parts.watch().roots()) {
      archives += root.isArchive() && !root.isLive() ? 1 : 0;
    }
    return archives;
  }

  /**
   * A base of our own.
   *
   * @param fresh archives that each generation loads anew
   * @param inbox told of archives that cannot stay
   */
  static BaseLayer base(EngineConfig parts, FirstCapture capture, Set<Path> fresh, Inbox inbox) {
    List<Root> base = new ArrayList<>();
    for (Root root : parts.watch().roots()) {
      if (!root.isLive()) {
        base.add(root);
      }
    }
    return BaseLayer.Isolated.first(
        base,
        capture,
        fresh,
        new BiConsumer<>() {
          @Override
          public void accept(Path archive, String name) {
            inbox.put(new Message.Learned(new Lesson(archive, "refers to " + name)));
          }
        });
  }

  /** Listens for the program, if that is wanted; answers why it cannot. */
  static @Nullable String openFront(EngineConfig parts, Lifecycle lifecycle, StatusBoard board) {
    FrontPort.Plan plan = parts.front();
    if (plan == null) {
      return null;
    }
    try {
      lifecycle
          .processScope()
          .front(
              FrontPort.open(
                  plan,
                  parts.threads(),
                  parts.watch().hold(),
                  lifecycle::isRunning,
                  board::whyNobodyAnswers,
                  parts.teller()));
      return null;
    } catch (IOException e) {
      int port = plan.address().getPort();
      boolean isTaken = e instanceof BindException;
      return "front="
          + port
          + ": "
          + (isTaken ? PortHolder.sentence(port, Path.of("/proc")) : e.getMessage());
    }
  }
}
