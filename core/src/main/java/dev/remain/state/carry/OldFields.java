// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.Migration;
import dev.remain.state.carry.type.Conversion;
import dev.remain.state.carry.type.Fields;
import dev.remain.state.carry.type.NotCarried;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a migration may ask for. */
final class OldFields implements Migration.Old {

  private final Node node;
  private final List<Field> carried;

  /**
   * @param carried the fields that the first parts of the node are the values of
   */
  OldFields(Node node, List<Field> carried) {
    this.node = node;
    this.carried = carried;
  }

  @Override
  public boolean has(String name) {
    return field(name) != null;
  }

  @Override
  public <T> @Nullable T get(String name, Class<T> type) {
    Field field = field(name);
    if (field == null) {
      return null;
    }
    int index = carried.indexOf(field);
    Object value = index < 0 ? primitive(field) : node.value(index);
    if (value instanceof NotCarried || value == null) {
      return null;
    }
    @SuppressWarnings("unchecked") // The box of a primitive class is what its values are in.
    Class<T> boxed = (Class<T>) MethodType.methodType(type).wrap().returnType();
    Object fitted = Conversion.fit(value, boxed);
    return boxed.cast(fitted instanceof NotCarried ? value : fitted);
  }

  private @Nullable Object primitive(Field field) {
    try {
      return field.getType().isPrimitive() ? field.get(node.old) : null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field + " was made accessible", e);
    }
  }

  private @Nullable Field field(String name) {
    for (Field field : Fields.of(node.old.getClass())) {
      if (field.getName().equals(name)) {
        return field;
      }
    }
    return null;
  }
}
