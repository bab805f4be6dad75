// SPDX-License-Identifier: Apache-2.0
/** What a generation runs, and how its end is noticed. */
@NullMarked
package dev.remain.engine.program;

import org.jspecify.annotations.NullMarked;
