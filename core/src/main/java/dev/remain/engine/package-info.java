// SPDX-License-Identifier: Apache-2.0
/** The one thread that decides, and what it decides on. */
@NullMarked
package dev.remain.engine;

import org.jspecify.annotations.NullMarked;
