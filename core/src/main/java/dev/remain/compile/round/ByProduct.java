// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

/**
 * A file that a processor writes beside the classes.
 *
 * @param path below its place, {@code /} between names
 */
public record ByProduct(Place place, String path) implements Comparable<ByProduct> {

  /** Where it is written. */
  public enum Place {
    /** A resource, among the classes. */
    CLASSES,
    /** A source, where the build has processors write them. */
    SOURCES
  }

  @Override
  public int compareTo(ByProduct other) {
    int places = place.compareTo(other.place);
    return places == 0 ? path.compareTo(other.path) : places;
  }
}
