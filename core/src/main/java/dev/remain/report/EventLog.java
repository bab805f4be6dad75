// SPDX-License-Identifier: Apache-2.0
package dev.remain.report;

import dev.remain.event.ReloadEvent;
import dev.remain.json.JsonObject;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Appends each event to a file, as one JSON object per line. A line is handed to the operating
 * system in one piece as soon as its event comes. Thread-safe.
 */
public final class EventLog implements Consumer<ReloadEvent>, AutoCloseable {

  private final Path file;
  private final Consumer<String> warnings;
  private final Object lock = new Object();
  private @Nullable OutputStream out;

  private EventLog(Path file, OutputStream out, Consumer<String> warnings) {
    this.file = file;
    this.out = out;
    this.warnings = warnings;
  }

  /**
   * Opens the file, creating it and its directory where they are missing.
   *
   * @param warnings told once, in a sentence, when the file cannot be written any more
   * @throws IllegalArgumentException if the file cannot be opened; its message is for the user
   */
  public static EventLog open(Path file, Consumer<String> warnings) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null && !Files.isDirectory(directory)) {
        Files.createDirectories(directory);
      }
      // a stream, since an interrupt of the writing thread would close a channel
      return new EventLog(file, new FileOutputStream(file.toFile(), true), warnings);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "event-log: \"" + file + "\" cannot be written: " + reason(file, e), e);
    }
  }

  /** To be called before any event. */
  public void open(Opening opening) {
    append(EventJson.of(opening));
  }

  @Override
  public void accept(ReloadEvent event) {
    append(EventJson.of(event));
  }

  private void append(JsonObject json) {
    byte[] line = (json + "\n").getBytes(StandardCharsets.UTF_8);
    String trouble = null;
    synchronized (lock) {
      OutputStream open = out;
      if (open == null) {
        return;
      }
      try {
        open.write(line);
      } catch (IOException e) {
        close();
        trouble = String.valueOf(e.getMessage());
      }
    }
    if (trouble != null) {
      warnings.accept(
          "event-log: \"" + file + "\" cannot be written: " + trouble + "; the log ends here");
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      OutputStream open = out;
      out = null;
      if (open != null) {
        try {
          open.close();
        } catch (IOException nothingIsBuffered) {
          // every line was written when it came
        }
      }
    }
  }

  private static String reason(Path file, IOException e) {
    if (Files.isDirectory(file)) {
      return "it is a directory";
    }
    if (e instanceof FileAlreadyExistsException exists) {
      return exists.getFile() + " is not a directory";
    }
    return String.valueOf(e.getMessage());
  }
}
