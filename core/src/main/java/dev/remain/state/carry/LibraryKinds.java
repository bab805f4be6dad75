// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.Allocation;
import dev.remain.state.carry.type.LibraryReach;
import dev.remain.state.carry.type.NextTypes;
import dev.remain.state.carry.type.NotCarried;
import dev.remain.state.carry.type.Notes;
import dev.remain.state.carry.type.Shape;
import dev.remain.state.carry.type.Thrown;
import dev.remain.state.carry.type.Unwanted;
import java.lang.reflect.Constructor;
import java.util.Collection;
import java.util.Map;

/**
 * How objects of libraries are carried: shared, if they hold nothing live. Else collections are
 * rebuilt by what they promise, and data field by field; anything else is shared all the same, and
 * told, since a copy of a pool or of a logger would be no pool and no logger.
 */
final class LibraryKinds {

  private final NextTypes types;
  private final Notes notes;
  private final Views views;
  private final LibraryReach reach;

  LibraryKinds(NextTypes types, Notes notes, Views views) {
    this.types = types;
    this.notes = notes;
    this.views = views;
    this.reach = new LibraryReach(types);
  }

  /** Where it depends on the object. */
  @FunctionalInterface
  interface ByObject extends Kind {
    Kind of(Object value);
  }

  Kind of(Class<?> type) {
    Kind shared = (Kind.Simple) (value, place) -> value;
    Kind rebuilt = rebuilt(type);
    return (ByObject) value -> reach.live(value) == null ? shared : rebuilt;
  }

  private Kind rebuilt(Class<?> type) {
    String unwanted = Unwanted.word(type);
    if (unwanted != null || type.isHidden()) {
      return Kinds.dropping(unwanted == null ? "a lambda" : unwanted);
    }
    try {
      if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
        Constructor<?> constructor = type.getConstructor();
        return new ContainerKind(
            ContainerKind.Form.hashed((node, order) -> made(constructor)), true, false, notes);
      }
      if (Kinds.isData(type)) {
        Allocation allocation = Allocation.without(type, notes);
        return new ObjectKind(
            new Shape(type, type, types), type, allocation, null, true, notes, views);
      }
    } catch (Exception e) {
      // Told below: it cannot be made anew.
    }
    return (Kind.Simple)
        (value, place) -> {
          Class<?> live = reach.live(value);
          String held = live == null ? "something live" : live.getName();
          notes.add(
              place,
              "shared as it is: a "
                  + type.getName()
                  + " that holds the old "
                  + held
                  + " and keeps its generation in memory");
          return value;
        };
  }

  private static Object made(Constructor<?> constructor) {
    try {
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      return new NotCarried("a " + constructor.getName() + ", since " + Thrown.text(e));
    }
  }
}
