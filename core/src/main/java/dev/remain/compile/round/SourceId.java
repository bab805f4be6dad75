// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

/**
 * Which source of which module.
 *
 * @param module its place in the order of the modules
 * @param path below its source root, {@code /} between names
 */
public record SourceId(int module, String path) implements Comparable<SourceId> {

  @Override
  public int compareTo(SourceId other) {
    return module == other.module
        ? path.compareTo(other.path)
        : Integer.compare(module, other.module);
  }
}
