// SPDX-License-Identifier: Apache-2.0
/** Objects that outlive generations because the program asked for it. */
@NullMarked
package dev.remain.state.kept;

import org.jspecify.annotations.NullMarked;
