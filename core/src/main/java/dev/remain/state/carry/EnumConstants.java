// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.Marks;
import dev.remain.state.carry.type.NextTypes;
import dev.remain.state.carry.type.NotCarried;
import dev.remain.state.carry.type.Thrown;
import java.util.HashMap;
import java.util.Map;

/** Enum constants, by name. Asking for them initialises the new enum. */
final class EnumConstants {

  private EnumConstants() {}

  static Kind of(Class<?> old, NextTypes types) {
    Class<?> next = types.next(old);
    if (next == null || !next.isEnum()) {
      return Kinds.dropping("a constant of the enum " + old.getName() + ", which is gone");
    }
    Map<String, Object> byName = new HashMap<>();
    try {
      for (Object constant : next.getEnumConstants()) {
        String name = ((Enum<?>) constant).name();
        for (String former : Marks.formerNames(next.getField(name))) {
          byName.putIfAbsent(former, constant);
        }
      }
      for (Object constant : next.getEnumConstants()) {
        byName.put(((Enum<?>) constant).name(), constant);
      }
    } catch (Throwable thrown) {
      return Kinds.dropping("a constant of " + next.getName() + ", since " + Thrown.text(thrown));
    }
    return (Kind.Simple)
        (value, place) -> {
          String name = ((Enum<?>) value).name();
          Object constant = byName.get(name);
          return constant != null
              ? constant
              : new NotCarried(old.getSimpleName() + "." + name + ", which is gone");
        };
  }
}
