// SPDX-License-Identifier: Apache-2.0
/** What the restart thread is told by the threads around it. */
@NullMarked
package dev.remain.engine.inbox;

import org.jspecify.annotations.NullMarked;
