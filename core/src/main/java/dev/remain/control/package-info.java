// SPDX-License-Identifier: Apache-2.0
/** A socket at which tools ask what runs, wait for it, and have it restarted. */
@NullMarked
package dev.remain.control;

import org.jspecify.annotations.NullMarked;
