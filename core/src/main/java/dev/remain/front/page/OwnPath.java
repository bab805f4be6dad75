// SPDX-License-Identifier: Apache-2.0
package dev.remain.front.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What the front has below a path of its own. */
public final class OwnPath {

  /** All that begins so is the front's, and never asked of the program. */
  public static final String ROOT = "/__remain/";

  /** What pages run. */
  public static final String SCRIPT = ROOT + "page.js";

  /** What pages are told, as an event stream. */
  public static final String EVENTS = ROOT + "events";

  private OwnPath() {}

  /** What pages run, in UTF-8. */
  public static byte[] script() {
    try (InputStream in = OwnPath.class.getResourceAsStream("page.js")) {
      if (in == null) {
        throw new IllegalStateException("page.js is not in the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
