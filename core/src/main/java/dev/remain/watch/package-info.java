// SPDX-License-Identifier: Apache-2.0
/** Finding out what changed on disk, by content, and when a build is over. */
@NullMarked
package dev.remain.watch;

import org.jspecify.annotations.NullMarked;
