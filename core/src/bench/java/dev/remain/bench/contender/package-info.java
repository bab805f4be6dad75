// SPDX-License-Identifier: Apache-2.0
/** The ways to run a changed program again, each behind the same interface. */
@NullMarked
package dev.remain.bench.contender;

import org.jspecify.annotations.NullMarked;
