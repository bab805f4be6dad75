// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.FieldPlace;
import dev.remain.state.carry.type.NotCarried;
import org.jspecify.annotations.Nullable;

/** One object on its way. Confined to the thread that copies. */
final class Node {

  static final @Nullable Object[] NOTHING = {};

  final Object old;
  final GraphKind kind;

  /** Where it was found first. */
  final FieldPlace place;

  /**
   * What it holds, as its kind sees it; one after the other becomes what it is in the copy: a value
   * itself, {@link NotCarried}, or the node of an object.
   */
  @Nullable Object[] parts = NOTHING;

  int next;

  /** The order in which objects were met, from 1; 0 before. */
  int number;

  /** The lowest number known to be reachable from here and not done. */
  int low;

  /** Whether a part became something else than it was. */
  boolean isChanged;

  boolean isDone;

  /** Whether it holds itself. */
  boolean isLoop;

  /** What the constructor of the new owner has put in its place, or null. */
  @Nullable Object given;

  /** What the next generation has made in its place, and is to be filled; or null. */
  @Nullable Object heir;

  /** Null until it is made; {@link NotCarried} if it cannot be. */
  @Nullable Object copy;

  /** What is filled, where the copy itself is a wrapper that cannot be. */
  @Nullable Object inner;

  Node(Object old, GraphKind kind, FieldPlace place) {
    this.old = old;
    this.kind = kind;
    this.place = place;
  }

  /** It is complete, and so is what it holds: nobody asks for its parts again. */
  void done() {
    isDone = true;
    parts = NOTHING;
  }

  /** What a part is in the copy. */
  @Nullable Object value(int index) {
    Object part = parts[index];
    if (!(part instanceof Node node)) {
      return part;
    }
    Object made = node.copy;
    return made != null ? made : new NotCarried("a cycle through a record or an immutable value");
  }

  /** Whether it is what it was, as far as its parts are known. */
  boolean isUnchanged() {
    if (isChanged) {
      return false;
    }
    for (Object part : parts) {
      if (part instanceof Node node && node.isDone && node.copy != node.old) {
        return false;
      }
    }
    return true;
  }

  /** Whether it holds something that is made from its parts, and is not made yet. */
  boolean waits() {
    for (Object part : parts) {
      if (part instanceof Node node && node.copy == null) {
        return true;
      }
    }
    return false;
  }
}
