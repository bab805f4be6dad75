// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.FieldPlace;
import dev.remain.state.carry.type.NotCarried;
import dev.remain.state.carry.type.Notes;
import org.jspecify.annotations.Nullable;

/** How objects are carried that hold others. Confined to the thread that copies. */
abstract class GraphKind implements Kind {

  /** Whether an object that holds nothing live stays what it is. */
  abstract boolean isShared();

  /** Whether it is made when it is met: before its parts are looked at. */
  boolean isMadeFirst() {
    return false;
  }

  /** The copy, if it can be made before what it holds is; else null. */
  @Nullable Object allocate(Node node) throws Throwable {
    return null;
  }

  /** What it holds, in an array of its own. */
  abstract @Nullable Object[] parts(Node node) throws Throwable;

  /** The copy, from what it holds; or {@link NotCarried}. */
  Object make(Node node) throws Throwable {
    throw new IllegalStateException(node.old.getClass() + " is made before its parts");
  }

  /** Puts into the copy what it holds. */
  void fill(Node node) throws Throwable {}

  /** Whether filling asks what it holds for hash codes, or compares it. */
  boolean fillsLate() {
    return false;
  }

  /** Gives the program the last word, when it is filled. */
  void migrate(Node node) throws Throwable {}

  /**
   * What stands for the copy, by the word of its class.
   *
   * @param isHeld whether others hold the copy already
   */
  Object resolve(Node node, Object copy, boolean isHeld) throws Throwable {
    return copy;
  }

  static Object resolve(@Nullable Resolution resolution, Object copy, boolean isHeld)
      throws ReflectiveOperationException {
    if (resolution == null) {
      return copy;
    }
    if (isHeld) {
      resolution.tellCycle(copy);
      return copy;
    }
    return resolution.instead(copy);
  }

  /** Whether objects can be views of others, and cannot be filled. */
  boolean isView() {
    return false;
  }

  /** Whether it makes use of what the new owner's constructor has put in its place. */
  boolean takesGiven() {
    return false;
  }

  /** Takes note of the object that the new owner's constructor has put into that part's place. */
  void give(Node owner, int part, Node held) throws Throwable {}

  /**
   * Whether it is filled into an object that the next generation has made itself.
   *
   * @param heir what has taken the place of the old one
   */
  boolean fills(Object old, Object heir) {
    return false;
  }

  /** Says that a part of it was dropped. */
  void tellDropped(Node node, int part, NotCarried dropped, Notes notes) {
    notes.add(node.place, "without " + dropped.what());
  }

  /** Where a part of it is. */
  FieldPlace placeOf(Node node, int part) {
    return node.place;
  }
}
