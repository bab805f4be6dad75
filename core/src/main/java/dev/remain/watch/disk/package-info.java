// SPDX-License-Identifier: Apache-2.0
/** What is on disk, as far as it was looked at, and how that differs from what runs. */
@NullMarked
package dev.remain.watch.disk;

import org.jspecify.annotations.NullMarked;
