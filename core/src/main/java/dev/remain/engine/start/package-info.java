// SPDX-License-Identifier: Apache-2.0
/** How generation 1 comes to run, and when a generation has come to rest. */
@NullMarked
package dev.remain.engine.start;

import org.jspecify.annotations.NullMarked;
