// SPDX-License-Identifier: Apache-2.0
/**
 * What profilers and consoles see: a managed bean, made when somebody has attached, and events of
 * the flight recorder, while it records. Neither wakes a part of the JDK before that.
 */
@NullMarked
package dev.remain.management;

import org.jspecify.annotations.NullMarked;
