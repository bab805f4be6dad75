// SPDX-License-Identifier: Apache-2.0
/** With what a build compiles, found out from its classes, and proven by making the same. */
@NullMarked
package dev.remain.compile.proof;

import org.jspecify.annotations.NullMarked;
