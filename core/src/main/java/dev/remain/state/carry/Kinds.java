// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import dev.remain.state.carry.type.Allocation;
import dev.remain.state.carry.type.Fields;
import dev.remain.state.carry.type.Jdk;
import dev.remain.state.carry.type.NextTypes;
import dev.remain.state.carry.type.NotCarried;
import dev.remain.state.carry.type.Notes;
import dev.remain.state.carry.type.Shape;
import dev.remain.state.carry.type.Thrown;
import dev.remain.state.carry.type.Unwanted;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How objects of each class are carried. Confined to a copy, and gone with it. */
final class Kinds {

  private static final Kind.Simple AS_IT_IS = (value, place) -> value;

  private final NextTypes types;
  private final Notes notes;
  private final Views views;
  private final Constants constants;
  private final Map<Class<?>, Kind> known = new HashMap<>();
  private final JdkKinds ofJdk;
  private final LibraryKinds ofLibraries;

  Kinds(NextTypes types, Notes notes, Views views, Constants constants) {
    this.types = types;
    this.constants = constants;
    this.notes = notes;
    this.views = views;
    this.ofJdk = new JdkKinds(types, notes);
    this.ofLibraries = new LibraryKinds(types, notes, views);
  }

  Kind of(Object value) {
    Class<?> type = value.getClass();
    Kind kind = known.get(type);
    if (kind == null) {
      kind = choose(type, value);
      kind = constants.haveAny(type) ? new ConstantKind(constants, types, kind) : kind;
      known.put(type, kind);
    }
    return kind instanceof LibraryKinds.ByObject each ? each.of(value) : kind;
  }

  /** For carrying into an object that is there already; null where that is impossible. */
  @Nullable GraphKind ofPair(Class<?> from, Class<?> to) {
    if (to.isRecord() || Unwanted.word(from) != null) {
      return null;
    }
    Kind kind = objects(from, to);
    return kind instanceof GraphKind graph ? graph : null;
  }

  static Kind dropping(String what) {
    NotCarried dropped = new NotCarried(what);
    return (Kind.Simple) (value, place) -> dropped;
  }

  private Kind choose(Class<?> type, Object value) {
    if (type == Class.class) {
      return (Kind.Simple) (old, place) -> nextClass((Class<?>) old);
    } else if (value instanceof Enum<?> constant) {
      Class<?> declaring = constant.getDeclaringClass();
      return types.isLive(declaring) ? EnumConstants.of(declaring, types) : AS_IT_IS;
    } else if (type.isArray()) {
      return array(type);
    } else if (types.isLive(type)) {
      return live(type);
    } else if (Jdk.owns(type)) {
      return ofJdk.of(type);
    }
    return ofLibraries.of(type);
  }

  private Object nextClass(Class<?> old) {
    Class<?> next = types.next(old);
    return next == null ? new NotCarried("the class " + old.getName() + ", which is gone") : next;
  }

  private Kind array(Class<?> type) {
    Class<?> element = type.getComponentType();
    Class<?> innermost = element;
    while (innermost.isArray()) {
      innermost = innermost.getComponentType();
    }
    if (innermost.isPrimitive() || innermost == String.class) {
      return AS_IT_IS;
    }
    Class<?> next = types.next(element);
    return next == null
        ? dropping("an array of " + element.getName() + ", which is gone")
        : new ArrayKind(next, next == element, notes);
  }

  private Kind live(Class<?> type) {
    if (type.isHidden()) {
      boolean isLambda = type.getName().contains("$$Lambda");
      return dropping(isLambda ? "a lambda" : "an object of a hidden class");
    }
    if (Proxy.isProxyClass(type)) {
      return dropping("a dynamic proxy");
    }
    String unwanted = Unwanted.word(type);
    if (unwanted != null) {
      return dropping(unwanted);
    }
    Class<?> next = types.next(type);
    if (next == null) {
      return dropping(
          type.isAnonymousClass()
              ? "an object of the anonymous class " + type.getName()
              : "an object of " + type.getName() + ", which is gone");
    }
    return objects(type, next);
  }

  private Kind objects(Class<?> type, Class<?> next) {
    if (next.isInterface() || next.isEnum() || Modifier.isAbstract(next.getModifiers())) {
      return dropping("an object of " + next.getName() + ", of which none can be made now");
    }
    try {
      Shape shape = new Shape(type, next, types);
      tellForm(type, next);
      if (next.isRecord()) {
        shape.tell(next.getName(), notes, "empty", RecordKind.migration(next) != null);
        return new RecordKind(shape, next, notes);
      }
      Allocation allocation = Allocation.of(next, notes);
      String given =
          allocation.constructs()
              ? "kept what its constructor gave"
              : "empty, as there is no constructor without parameters";
      boolean migrates = dev.remain.state.Migration.class.isAssignableFrom(next);
      shape.tell(next.getName(), notes, given, migrates);
      return new ObjectKind(shape, next, allocation, contents(type, next), false, notes, views);
    } catch (Throwable thrown) {
      return dropping("an object of " + type.getName() + ", since " + Thrown.text(thrown));
    }
  }

  private void tellForm(Class<?> type, Class<?> next) {
    if (!next.getName().equals(type.getName()) && !next.isAnonymousClass()) {
      notes.add(next.getName(), "was " + type.getName());
    }
    if (type.isRecord() != next.isRecord()) {
      notes.add(next.getName(), next.isRecord() ? "a record now" : "no record any more");
    }
  }

  /** Live classes may extend those of the JDK, of whose fields nobody can see anything. */
  private @Nullable ContainerKind contents(Class<?> type, Class<?> next)
      throws ReflectiveOperationException {
    Class<?> above = Fields.above(type);
    ContainerKind.Form form = Containers.FORMS.get(above.getName());
    boolean isContainer =
        Collection.class.isAssignableFrom(above) || Map.class.isAssignableFrom(above);
    boolean hides =
        isContainer ? !Modifier.isAbstract(above.getModifiers()) : Fields.hasHidden(above);
    if (form != null && Fields.above(next) == above) {
      // The comparator, if there is one, is what its constructor gave it.
      ContainerKind.Sorting unsorted = ContainerKind.Form.UNSORTED;
      return ContainerKind.within(
          type, next, new ContainerKind.Form(form.isLate(), unsorted, form.maker()), notes);
    }
    if (above != Object.class && hides) {
      notes.add(next.getName(), "without what " + above.getName() + " holds");
    }
    return null;
  }

  /** Whether the class promises that its fields are all there is to it. */
  static boolean isData(Class<?> type) {
    return Serializable.class.isAssignableFrom(type)
        && !AutoCloseable.class.isAssignableFrom(type)
        && !declares(type, "readResolve")
        && !declares(type, "writeReplace");
  }

  private static boolean declares(Class<?> type, String method) {
    for (Class<?> now = type; now != null; now = now.getSuperclass()) {
      for (java.lang.reflect.Method declared : now.getDeclaredMethods()) {
        if (declared.getName().equals(method)) {
          return true;
        }
      }
    }
    return false;
  }
}
