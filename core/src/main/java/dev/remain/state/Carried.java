// SPDX-License-Identifier: Apache-2.0
package dev.remain.state;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is to be carried into the next generation. On a static field: its value. On a class whose
 * objects stand behind proxies: the state of the object that is replaced. Recognised by its simple
 * name, so that a program that is not to depend on Remain can have its own.
 *
 * @since 0.1
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE})
public @interface Carried {}
