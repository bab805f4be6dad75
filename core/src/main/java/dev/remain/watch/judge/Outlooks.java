// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.judge;

import dev.remain.watch.disk.Difference;
import dev.remain.watch.disk.Disk;
import org.jspecify.annotations.Nullable;

/** Assesses the disk only when something is another than before. Confined to the watch thread. */
public final class Outlooks {

  private final Disk disk;
  private final Difference difference;
  private final HoldGates gates;
  private @Nullable Outlook known;
  private long version;
  private boolean rootMissing;
  private boolean thorough;

  public Outlooks(Disk disk, Difference difference, @Nullable String mainClass) {
    this.disk = disk;
    this.difference = difference;
    this.gates = new HoldGates(disk.snapshot(), difference, mainClass);
  }

  /** The baseline is another one. */
  public void rebased() {
    gates.rebased();
    known = null;
  }

  /** What the disk looks like; see {@link HoldGates#assess}. */
  public Outlook get(boolean thoroughly) {
    Outlook outlook = known;
    if (outlook == null
        || version != difference.version()
        || rootMissing != disk.isRootMissing()
        || thorough != thoroughly) {
      version = difference.version();
      rootMissing = disk.isRootMissing();
      thorough = thoroughly;
      outlook = gates.assess(thoroughly);
      known = outlook;
    }
    return outlook;
  }
}
