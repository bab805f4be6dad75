// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.Conversion;
import dev.remain.state.carry.type.NotCarried;
import dev.remain.state.carry.type.Notes;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arrays of objects; those of primitive values, which hold nothing, are shared. */
final class ArrayKind extends GraphKind {

  private final Class<?> element;
  private final boolean isShared;
  private final Notes notes;

  /**
   * @param element the type of the new array's elements
   */
  ArrayKind(Class<?> element, boolean isShared, Notes notes) {
    this.element = element;
    this.isShared = isShared;
    this.notes = notes;
  }

  @Override
  boolean isShared() {
    return isShared;
  }

  /** One without anything in it is there to be filled. */
  @Override
  boolean fills(Object old, Object heir) {
    return heir instanceof Object[] array
        && heir.getClass().getComponentType() == element
        && array.length == Array.getLength(old)
        && Arrays.stream(array).allMatch(Objects::isNull);
  }

  @Override
  Object allocate(Node node) {
    return node.heir != null ? node.heir : Array.newInstance(element, Array.getLength(node.old));
  }

  @Override
  @Nullable Object[] parts(Node node) {
    Object[] old = (Object[]) node.old;
    @Nullable Object[] parts = new Object[old.length];
    System.arraycopy(old, 0, parts, 0, old.length);
    return parts;
  }

  @Override
  void fill(Node node) {
    if (!(node.copy instanceof Object[] copy)) {
      return;
    }
    for (int i = 0; i < copy.length; i++) {
      Object value = Conversion.fit(node.value(i), element);
      if (value instanceof NotCarried dropped) {
        tellDropped(node, i, dropped, notes);
      } else {
        copy[i] = value;
      }
    }
  }
}
