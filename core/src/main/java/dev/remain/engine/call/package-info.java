// SPDX-License-Identifier: Apache-2.0
/** Who calls, and what calls that were woven are answered with. */
@NullMarked
package dev.remain.engine.call;

import org.jspecify.annotations.NullMarked;
