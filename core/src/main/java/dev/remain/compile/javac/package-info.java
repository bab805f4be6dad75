// SPDX-License-Identifier: Apache-2.0
/** The one place that links {@code javax.tools}; loaded only where the JVM has a compiler. */
@NullMarked
package dev.remain.compile.javac;

import org.jspecify.annotations.NullMarked;
