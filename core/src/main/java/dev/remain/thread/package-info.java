// SPDX-License-Identifier: Apache-2.0
/** Who makes threads, and how what runs on them is guarded and waited for. */
@NullMarked
package dev.remain.thread;

import org.jspecify.annotations.NullMarked;
