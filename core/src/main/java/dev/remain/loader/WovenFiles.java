// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import dev.remain.classpath.LiveFile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What weaving has made of live classes, so that a restart weaves only those that have changed. Of
 * use as long as the program has classes of the same names, on which weaving depends. Thread-safe.
 */
public final class WovenFiles {

  private static final int SHARE_OF_HEAP = 32;

  /** Stands for the bytes of the file itself. */
  private static final byte[] NOT_WOVEN = {};

  private final Map<String, Woven> known = new ConcurrentHashMap<>();
  private final AtomicLong room;

  public WovenFiles() {
    this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /**
   * @param bytes that are held at most
   */
  WovenFiles(long bytes) {
    this.room = new AtomicLong(bytes);
  }

  private record Woven(LiveFile file, byte[] bytes) {}

  /**
   * The bytes to define.
   *
   * @param weaver for all that are asked for as good as any other
   */
  byte[] of(LiveFile file, Weaver weaver) {
    Woven former = known.get(file.path());
    if (former != null && former.file().equals(file)) {
      return former.bytes().length == 0 ? file.bytes() : former.bytes();
    }
    byte[] bytes = file.bytes();
    byte[] woven = weaver.weave(bytes);
    hold(file, isSame(bytes, woven) ? NOT_WOVEN : woven);
    return woven;
  }

  @SuppressWarnings("ReferenceEquality") // as the weaver says that there was nothing to weave
  private static boolean isSame(byte[] bytes, byte[] woven) {
    return bytes == woven;
  }

  private void hold(LiveFile file, byte[] woven) {
    if (room.addAndGet(-woven.length) < 0) {
      room.addAndGet(woven.length);
      return;
    }
    @Nullable Woven former = known.put(file.path(), new Woven(file, woven));
    if (former != null) {
      room.addAndGet(former.bytes().length);
    }
  }
}
