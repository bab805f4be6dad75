// SPDX-License-Identifier: Apache-2.0
/** With what a build compiles, learned by watching it once. */
@NullMarked
package dev.remain.compile.learn;

import org.jspecify.annotations.NullMarked;
