// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Says what cannot be seen of the disk, and what the user can do about it.
 *
 * @param tell told a sentence
 */
record DiskWarnings(Consumer<String> tell) {

  void noDescriptorFor(Path directory) {
    tell.accept(
        "this process has no file descriptors left, and cannot list "
            + directory
            + ": what is in it counts as unchanged until some are closed (ulimit -n is the limit)");
  }

  void unreadable(Path directory, IOException reason) {
    tell.accept(
        "cannot list "
            + directory
            + " ("
            + reason.getClass().getSimpleName()
            + "): what is in it counts as unchanged until its permissions are mended");
  }

  void polling(String reason) {
    String remedy = "";
    if (reason.contains("inotify")) {
      String limit = reason.contains("instances") ? "instances=512" : "watches=524288";
      remedy = " (raise the limit with: sysctl fs.inotify.max_user_" + limit + ")";
    }
    tell.accept("no file events, polling instead: " + reason + remedy);
  }
}
