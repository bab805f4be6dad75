// SPDX-License-Identifier: Apache-2.0
package dev.remain.state;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a field, a component of a record, an enum constant or a class was called before, where what
 * is carried is matched by name. Recognised by its simple name.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface FormerName {

  /** The names it had, the simple ones; of a class the full name, {@code $} before nested ones. */
  String[] value();
}
