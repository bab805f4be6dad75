// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Static fields of kept classes that hold something of a program. The wide look takes long in a
 * large program, and so is made while it runs; what it finds is asked again, field by field, once
 * its generation has ended. Belongs to one base; thread-safe.
 */
public final class Holders {

  private static final int MOST_OBJECTS = 500_000;

  private final Statics statics;
  private final Set<Field> suspects = new LinkedHashSet<>();
  private final List<WeakReference<SoftReference<?>>> soft = new ArrayList<>();

  /**
   * A static field that leads to a class of an ended generation.
   *
   * @param type that has the field
   * @param held the name of a class that it leads to
   */
  public record Holder(Class<?> type, String field, String held) {}

  public Holders(ClassLoader base) {
    this.statics = new Statics(base);
  }

  /**
   * Looks at all of these classes for fields that hold something.
   *
   * @param isLive whether a loader is that of the running generation
   */
  public void look(Collection<Class<?>> classes, Predicate<@Nullable ClassLoader> isLive) {
    Reach reach = new Reach(statics, isLive, MOST_OBJECTS);
    for (Class<?> type : classes) {
      for (Field field : statics.of(type)) {
        Object value = Statics.value(field, null);
        // What was seen before leads to nothing, or its holder is known already.
        if (value != null && reach.from(value) != null) {
          suspect(field);
        }
      }
    }
    reach.soft().forEach(this::suspect);
  }

  private synchronized void suspect(SoftReference<?> reference) {
    soft.add(new WeakReference<>(reference));
  }

  private synchronized void suspect(Field field) {
    suspects.add(field);
  }

  /**
   * Empties what these fields only remember of a loader that has ended: what is filed under its
   * classes, and caches. Runs code of libraries.
   *
   * @return a text for each thing that was emptied
   * @throws ReflectiveOperationException what a library threw
   */
  public List<String> forget(Predicate<@Nullable ClassLoader> isDoomed)
      throws ReflectiveOperationException {
    return new Caches(statics, isDoomed).empty(known());
  }

  /** What these classes, those of one archive, say of its state now. */
  public Flags flags(Collection<Class<?>> classes) {
    return Flags.of(statics, classes);
  }

  /**
   * Those that still hold something of a loader that has ended. What is held softly is let go of,
   * as it may be at any time.
   */
  public List<Holder> still(Predicate<@Nullable ClassLoader> isDoomed) {
    clear(isDoomed);
    List<Holder> holders = new ArrayList<>();
    Reach reach = new Reach(statics, isDoomed, MOST_OBJECTS);
    for (Field field : known()) {
      Object value = Statics.value(field, null);
      String held = value == null ? null : reach.from(value);
      if (held != null) {
        holders.add(new Holder(field.getDeclaringClass(), field.getName(), held));
      }
    }
    return holders;
  }

  private synchronized void clear(Predicate<@Nullable ClassLoader> isDoomed) {
    for (WeakReference<SoftReference<?>> each : soft) {
      SoftReference<?> reference = each.get();
      Object value = reference == null ? null : reference.get();
      if (reference != null
          && value != null
          && new Reach(statics, isDoomed, MOST_OBJECTS).from(value) != null) {
        reference.enqueue();
      }
    }
    soft.clear();
  }

  private synchronized List<Field> known() {
    return new ArrayList<>(suspects);
  }
}
