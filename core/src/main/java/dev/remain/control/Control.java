// SPDX-License-Identifier: Apache-2.0
package dev.remain.control;

import dev.remain.engine.Engine;
import dev.remain.thread.RemainThreads;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Listens for tools of the same user: on a socket in the file system, in a directory that nobody
 * else may enter, so that no other user and no page in a browser can reach it. Thread-safe.
 */
public final class Control implements AutoCloseable {

  /** So long at most nobody is told that a {@code main} runs: it may throw in its first lines. */
  public static final Duration BEGINNING = Duration.ofMillis(10);

  /** More clients at once are a mistake of theirs. */
  private static final int MOST_CLIENTS = 64;

  private final Path socket;
  private final Path note;
  private final ServerSocketChannel server;
  private final Semaphore clients = new Semaphore(MOST_CLIENTS);

  private Control(Path socket, Path note, ServerSocketChannel server) {
    this.socket = socket;
    this.note = note;
    this.server = server;
  }

  /**
   * Begins to listen, on threads of its own.
   *
   * @param beginning as of {@link Commands}
   * @param notes directory that says where; null if there is none
   * @param warnings told why it cannot, in a sentence
   * @return null if it cannot
   */
  public static @Nullable Control open(
      Engine engine,
      Recent recent,
      Duration beginning,
      String mainClass,
      @Nullable Path notes,
      RemainThreads threads,
      Consumer<String> warnings) {
    if (notes == null) {
      warnings.accept(
          "control=on does nothing here: no class directory is below target, build, out or bin, so"
              + " that there is no place to say where it listens");
      return null;
    }
    try {
      Control control = listen(mainClass, notes);
      Commands commands = new Commands(engine, recent, beginning);
      threads.own("control", () -> control.accept(commands, threads)).start();
      return control;
    } catch (IOException | UnsupportedOperationException e) {
      warnings.accept("control=on does nothing here: " + e.getMessage());
      return null;
    }
  }

  private static Control listen(String mainClass, Path notes) throws IOException {
    // For its user only, and short: the system takes no longer path than some hundred bytes.
    Path directory = Files.createTempDirectory("remain-");
    Path socket = directory.resolve("control");
    long pid = ProcessHandle.current().pid();
    try {
      ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        var unused = server.bind(UnixDomainSocketAddress.of(socket));
        new Place(pid, mainClass, socket).write(notes);
        return new Control(socket, Place.note(notes, pid), server);
      } catch (IOException e) {
        server.close();
        throw e;
      }
    } catch (IOException | UnsupportedOperationException e) {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(directory);
      throw e;
    }
  }

  /** The file that says where it listens. */
  public Path note() {
    return note;
  }

  private void accept(Commands commands, RemainThreads threads) {
    while (server.isOpen()) {
      try {
        SocketChannel client = server.accept();
        if (clients.tryAcquire()) {
          Conversation conversation = new Conversation(client, commands);
          threads.own("control-client", () -> hold(conversation)).start();
        } else {
          client.close();
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        // One that hung up as it came.
      }
    }
  }

  private void hold(Conversation conversation) {
    try {
      conversation.run();
    } finally {
      clients.release();
    }
  }

  /** Listens no longer, and leaves nothing behind. */
  @Override
  public void close() {
    try {
      server.close();
      Files.deleteIfExists(note);
      Files.deleteIfExists(socket);
      Path directory = socket.getParent();
      if (directory != null) {
        Files.deleteIfExists(directory);
      }
    } catch (IOException e) {
      // The next one that listens removes the note.
    }
  }
}
