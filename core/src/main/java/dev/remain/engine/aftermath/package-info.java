// SPDX-License-Identifier: Apache-2.0
/** What follows a stop: clean-up, and whether the loader has gone. */
@NullMarked
package dev.remain.engine.aftermath;

import org.jspecify.annotations.NullMarked;
