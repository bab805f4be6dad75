// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.measure;

/**
 * Options of the measured JVMs: those of a JVM without options, but for a heap that does not depend
 * on the machine.
 */
final class Flags {

  static final String[] USUAL = {"-Xms512m", "-Xmx1g"};

  private Flags() {}
}
