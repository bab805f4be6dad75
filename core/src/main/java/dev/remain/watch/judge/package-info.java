// SPDX-License-Identifier: Apache-2.0
/** What to think of a difference: whether a build is over. Nothing here looks at the disk. */
@NullMarked
package dev.remain.watch.judge;

import org.jspecify.annotations.NullMarked;
