// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.JdkValues;
import dev.remain.state.carry.type.NextTypes;
import dev.remain.state.carry.type.Notes;
import dev.remain.state.carry.type.Unwanted;
import java.util.EnumMap;
import java.util.EnumSet;

/** How objects of the JDK's classes are carried. */
final class JdkKinds {

  private static final Kind.Simple AS_IT_IS = (value, place) -> value;

  private final NextTypes types;
  private final Notes notes;

  JdkKinds(NextTypes types, Notes notes) {
    this.types = types;
    this.notes = notes;
  }

  Kind of(Class<?> type) {
    String name = type.getName();
    ContainerKind.Form form = Containers.FORMS.get(name);
    form = form == null ? Wrappers.FORMS.get(name) : form;
    if (form != null) {
      return new ContainerKind(form, true, name.startsWith(Views.VIEWS), notes);
    } else if (type == EnumMap.class) {
      return new ContainerKind(EnumContainers.maps(types), false, false, notes);
    } else if (EnumSet.class.isAssignableFrom(type)) {
      return new ContainerKind(EnumContainers.sets(types), false, false, notes);
    } else if (name.equals("java.util.concurrent.ConcurrentHashMap$KeySetView")) {
      return hashed((node, order) -> EnumContainers.keys(node));
    } else if (name.equals("java.util.Collections$SetFromMap")) {
      return hashed((node, order) -> EnumContainers.fromMap(node));
    } else if (FixedKind.FORMS.containsKey(name)) {
      return new FixedKind(FixedKind.FORMS.get(name), notes);
    } else if (CellKind.FORMS.containsKey(name)) {
      return new CellKind(CellKind.FORMS.get(name), notes);
    }
    return single(type);
  }

  private ContainerKind hashed(ContainerKind.Maker maker) {
    return new ContainerKind(ContainerKind.Form.hashed(maker), true, false, notes);
  }

  private Kind single(Class<?> type) {
    if (type.isHidden()) {
      return type.getDeclaredFields().length == 0 ? AS_IT_IS : Kinds.dropping("a lambda");
    }
    if (LockKind.isFor(type)) {
      return new LockKind();
    }
    if (JdkValues.areKnown(type)) {
      return AS_IT_IS;
    }
    String unwanted = Unwanted.word(type);
    if (unwanted != null) {
      return standardStreams(Kinds.dropping(unwanted));
    }
    return (Kind.Simple)
        (value, place) -> {
          String what = "shared as it is, since nobody can see what a " + type.getName() + " holds";
          notes.add(place, what);
          return value;
        };
  }

  private static Kind standardStreams(Kind other) {
    return (Kind.Simple)
        (value, place) ->
            value == System.out || value == System.err
                ? value
                : ((Kind.Simple) other).instead(value, place);
  }
}
