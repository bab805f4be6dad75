// SPDX-License-Identifier: Apache-2.0
/** What applications and libraries may add to the end of a generation. */
@NullMarked
package dev.remain.hook;

import org.jspecify.annotations.NullMarked;
