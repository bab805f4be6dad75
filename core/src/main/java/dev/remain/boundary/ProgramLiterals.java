// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import dev.remain.classfile.Literals;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The literals of a program, each of its classes read once, whichever archive asks. Of use for one
 * look; confined to one thread.
 */
final class ProgramLiterals {

  private final ProgramCode program;
  private final int shortest;
  private final Map<String, Set<String>> known = new HashMap<>();

  /**
   * @param shortest of those that count, in characters
   */
  ProgramLiterals(ProgramCode program, int shortest) {
    this.program = program;
    this.shortest = shortest;
  }

  Collection<String> classes() {
    return program.classes();
  }

  Set<String> of(String className) {
    return known.computeIfAbsent(className, name -> Literals.in(program.classFile(name), shortest));
  }
}
