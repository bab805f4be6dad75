// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak.dump;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Numbers the objects of a dump from 0 on, by ascending id. */
final class ObjectIndex {

  /** How many objects share a place in the directory, on average. */
  private static final int PER_PLACE = 8;

  private final long[] ids;

  /** Where ids of each stretch of addresses begin. */
  private final int[] directory;

  private final int shift;

  /** Collects ids in any order. */
  static final class Collector {
    private static final int PIECE = 1 << 17;
    private final List<long[]> full = new ArrayList<>();
    private long[] piece = new long[PIECE];
    private int used;

    void add(long id) {
      if (used == PIECE) {
        full.add(piece);
        piece = new long[PIECE];
        used = 0;
      }
      piece[used++] = id;
    }

    /** Ends the collection. */
    ObjectIndex toIndex() {
      long[] ids = new long[Math.addExact(Math.multiplyExact(full.size(), PIECE), used)];
      for (int i = 0; i < full.size(); i++) {
        System.arraycopy(full.set(i, new long[0]), 0, ids, i * PIECE, PIECE);
      }
      System.arraycopy(piece, 0, ids, ids.length - used, used);
      piece = new long[0];
      Arrays.sort(ids);
      return new ObjectIndex(ids);
    }
  }

  private ObjectIndex(long[] sorted) {
    this.ids = sorted;
    long range = sorted.length == 0 ? 0 : sorted[sorted.length - 1] - sorted[0];
    int bits = 0;
    while (range >>> bits > Math.max(1, sorted.length / PER_PLACE)) {
      bits++;
    }
    this.shift = bits;
    this.directory = new int[(int) (range >>> bits) + 2];
    int place = 0;
    for (int i = 0; i < sorted.length; i++) {
      int own = (int) ((sorted[i] - sorted[0]) >>> bits);
      while (place <= own) {
        directory[place++] = i;
      }
    }
    Arrays.fill(directory, place, directory.length, sorted.length);
  }

  int size() {
    return ids.length;
  }

  long id(int object) {
    return ids[object];
  }

  /** The number of the object with this id, or -1 if the dump has none. */
  int find(long id) {
    if (ids.length == 0 || id < ids[0] || id > ids[ids.length - 1]) {
      return -1;
    }
    int place = (int) ((id - ids[0]) >>> shift);
    int found = Arrays.binarySearch(ids, directory[place], directory[place + 1], id);
    return found < 0 ? -1 : found;
  }
}
