// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

/**
 * How much there is of something that static fields of a library hold.
 *
 * @param value of a number, or how many elements
 * @param owner the class of which a static field leads to it
 * @param field that has the number, with the class that declares it; empty for others
 */
record Amount(Kind kind, double value, String owner, String field) {

  /** What it is, and so what its growth proves. */
  enum Kind {
    /** A number in a field, of which it is to be shown that code adds to it. */
    FIELD(""),

    /** Made for counting. */
    COUNTER(""),

    /** Of a list, or of what is filed by identity: each time it is added to it grows. */
    ELEMENTS(" elements"),

    /** Of what is filed by name or value: more may be filed since the program is another one. */
    ENTRIES(" entries"),

    /** A number in a map, of which the same is to be shown. */
    FILED("");

    private final String unit;

    Kind(String unit) {
      this.unit = unit;
    }
  }

  /** In words: "3, then 6 elements". */
  String grownFrom(double before) {
    return words(before) + ", then " + words(value) + kind.unit;
  }

  /** "3", or "2.5". */
  private static String words(double number) {
    long whole = (long) number;
    return whole == number ? Long.toString(whole) : Double.toString(number);
  }
}
