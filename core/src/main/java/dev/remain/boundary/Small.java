// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A small archive, as a program's own ones are. Up to so many bytes archives are looked through
 * before anything runs, some 3 ms of a cold JVM; what the others refer to is seen beside the
 * program, for the next JVM, and when it is linked.
 *
 * @param bytes of its file
 */
record Small(Path archive, long bytes) implements Comparable<Small> {

  private static final long MOST_BYTES = 64L << 10;

  /** The smallest of these, as many as are looked through at once. */
  static List<Path> first(List<Path> archives) {
    List<Small> smallest = new ArrayList<>();
    for (Path each : archives) {
      smallest.add(new Small(each, size(each)));
    }
    Collections.sort(smallest);
    List<Path> first = new ArrayList<>();
    long left = MOST_BYTES;
    for (Small each : smallest) {
      left -= each.bytes();
      if (left < 0) {
        return first;
      }
      first.add(each.archive());
    }
    return first;
  }

  private static long size(Path archive) {
    try {
      return Files.size(archive);
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public int compareTo(Small other) {
    return Long.compare(bytes, other.bytes);
  }
}
