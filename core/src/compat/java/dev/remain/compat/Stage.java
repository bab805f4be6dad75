// SPDX-License-Identifier: Apache-2.0
package dev.remain.compat;

/** The forms that each program takes in turn, each a change of the one before. */
enum Stage {
  /** As its documentation has it. */
  WRITTEN(Step.FIRST),
  /** The greeting is another. */
  CLASS(Step.CLASS),
  /** What greets is asked of a new class, which reads a resource and looks for another class. */
  NEW(Step.NEW),
  /** That resource says something else. */
  RESOURCE(Step.RESOURCE),
  /** That other class is no more. */
  DELETED(Step.DELETED);

  private final Step step;

  Stage(Step step) {
    this.step = step;
  }

  Step step() {
    return step;
  }
}
