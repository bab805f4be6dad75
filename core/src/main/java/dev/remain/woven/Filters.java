// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.io.ObjectInputFilter;
import java.util.function.BinaryOperator;

/** The filters of serialization, which a JVM takes once. */
public final class Filters {

  private static final Slot<ObjectInputFilter> FILTER = new Slot<>();
  private static final Slot<BinaryOperator<ObjectInputFilter>> FACTORY = new Slot<>();

  private Filters() {}

  /** For {@link ObjectInputFilter.Config#setSerialFilter}. */
  public static void setSerialFilter(ObjectInputFilter filter) {
    if (!Calls.receiver().goes(filter)) {
      ObjectInputFilter.Config.setSerialFilter(filter);
      return;
    }
    if (FILTER.isTaken()) {
      throw new IllegalStateException("Serial filter can only be set once");
    }
    FILTER.set(filter, () -> ObjectInputFilter.Config.setSerialFilter(Filters::check));
  }

  /** For {@link ObjectInputFilter.Config#setSerialFilterFactory}. */
  public static void setSerialFilterFactory(BinaryOperator<ObjectInputFilter> factory) {
    if (!Calls.receiver().goes(factory)) {
      ObjectInputFilter.Config.setSerialFilterFactory(factory);
      return;
    }
    BinaryOperator<ObjectInputFilter> set = FACTORY.value();
    if (set != null) {
      throw new IllegalStateException("Cannot replace filter factory: " + set.getClass().getName());
    }
    FACTORY.set(factory, () -> ObjectInputFilter.Config.setSerialFilterFactory(new Merging()));
  }

  private static ObjectInputFilter.Status check(ObjectInputFilter.FilterInfo info) {
    ObjectInputFilter own = FILTER.value();
    return own == null ? ObjectInputFilter.Status.UNDECIDED : own.checkInput(info);
  }

  /** Without a factory of the program's own it does as the JDK's does. */
  @SuppressWarnings("NullAway") // The JDK gives and takes null here.
  private static final class Merging implements BinaryOperator<ObjectInputFilter> {
    @Override
    public ObjectInputFilter apply(ObjectInputFilter now, ObjectInputFilter next) {
      BinaryOperator<ObjectInputFilter> own = FACTORY.value();
      if (own != null) {
        return own.apply(now, next);
      }
      return next != null ? next : now;
    }
  }
}
