// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import java.nio.file.Path;
import java.util.List;

/**
 * What is compiled on save, if it is proven.
 *
 * @param directories live class directories, in class path order
 * @param classpath all of the class path, in order
 * @param own the jar of Remain, for what runs in a JVM of its own
 * @param isWanted whether the user asked for it, and is to be told why it is off
 * @param isApart whether all is compiled in a JVM of its own
 * @param isPolled whether files are to be looked at since nothing tells of them
 * @param here what file names are told relative to
 */
public record CompilePlan(
    List<Path> directories,
    List<Path> classpath,
    Path own,
    boolean isWanted,
    boolean isApart,
    boolean isPolled,
    Path here) {

  public CompilePlan {
    directories = List.copyOf(directories);
    classpath = List.copyOf(classpath);
  }
}
