// SPDX-License-Identifier: Apache-2.0
package dev.remain.front.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells one page what is to be told, for as long as it is open. Confined to the client's thread.
 */
public final class EventStream implements AutoCloseable {

  /** How often it is looked whether the page is still there. */
  private static final long LOOK = Duration.ofSeconds(2).toNanos();

  /** Looks after which something is said, so that nobody between takes the connection for dead. */
  private static final int SILENT_LOOKS = 8;

  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final Pages pages;

  private EventStream(Pages pages) {
    this.pages = pages;
  }

  /** Null if there are too many. */
  public static @Nullable EventStream open(Pages pages) {
    return pages.enter() ? new EventStream(pages) : null;
  }

  /**
   * Returns when there is nothing more to tell, or nobody to tell it to.
   *
   * @param isGone whether the page has closed its connection
   * @throws IOException if it has, which is seen as something is told
   */
  public void run(OutputStream out, BooleanSupplier isGone)
      throws IOException, InterruptedException {
    PageState known = null;
    PageState next = pages.next(null, LOOK);
    int silent = 0;
    while (next != null && (!next.equals(known) || !isGone.getAsBoolean())) {
      silent = next.equals(known) ? silent + 1 : 0;
      if (!next.equals(known)) {
        out.write(next.event());
      } else if (silent % SILENT_LOOKS == 0) {
        out.write(COMMENT);
      }
      out.flush();
      known = next;
      next = pages.next(known, LOOK);
    }
  }

  @Override
  public void close() {
    pages.leave();
  }
}
