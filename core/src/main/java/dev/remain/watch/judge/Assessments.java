// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.judge;

import dev.remain.watch.disk.Difference;
import dev.remain.watch.disk.Disk;
import org.jspecify.annotations.Nullable;

/** Assesses the disk only when something is another than before. Confined to the watch thread. */
public final class Assessments {

  private final Disk disk;
  private final Difference difference;
  private final BuildAssessor assessor;
  private @Nullable Assessment known;
  private long version;
  private boolean rootMissing;
  private boolean thorough;

  public Assessments(Disk disk, Difference difference, @Nullable String mainClass) {
    this.disk = disk;
    this.difference = difference;
    this.assessor = new BuildAssessor(disk.snapshot(), difference, mainClass);
  }

  /** The baseline is another one. */
  public void rebased() {
    assessor.rebased();
    known = null;
  }

  /** What the disk looks like; see {@link BuildAssessor#assess}. */
  public Assessment get(boolean thoroughly) {
    Assessment outlook = known;
    if (outlook == null
        || version != difference.version()
        || rootMissing != disk.isRootMissing()
        || thorough != thoroughly) {
      version = difference.version();
      rootMissing = disk.isRootMissing();
      thorough = thoroughly;
      outlook = assessor.assess(thoroughly);
      known = outlook;
    }
    return outlook;
  }
}
