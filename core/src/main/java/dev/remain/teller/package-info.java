// SPDX-License-Identifier: Apache-2.0
/** Tells what happens, with its time. */
@NullMarked
package dev.remain.teller;

import org.jspecify.annotations.NullMarked;
