// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Globs;
import dev.remain.classpath.Root;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans as tests want them. */
final class Plans {

  private Plans() {}

  static WatchPlan events(Root... roots) {
    return plan(WatchPlan.Mode.EVENTS, null, Duration.ofSeconds(10), null, null, roots);
  }

  static WatchPlan plan(
      WatchPlan.Mode mode,
      @Nullable Duration quiet,
      Duration hold,
      @Nullable Path trigger,
      @Nullable String mainClass,
      Root... roots) {
    return new WatchPlan(
        List.of(roots),
        mode,
        quiet,
        hold,
        null,
        trigger,
        Globs.of(List.of("**/*~", "**/.git/**")),
        Globs.of(List.of()),
        mainClass,
        file -> null);
  }

  /**
   * @param writes when this process last wrote a file
   */
  static WatchPlan writing(Map<Path, Long> writes, Root... roots) {
    WatchPlan plan = events(roots);
    return new WatchPlan(
        plan.roots(),
        plan.mode(),
        plan.quiet(),
        plan.hold(),
        plan.pollInterval(),
        plan.triggerFile(),
        plan.ignore(),
        plan.refresh(),
        plan.mainClass(),
        writes::get);
  }

  static Root archive(Path path, Root.Half half) {
    return new Root(path.toAbsolutePath().normalize(), Root.Form.ARCHIVE, half);
  }
}
