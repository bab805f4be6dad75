// SPDX-License-Identifier: Apache-2.0
/** A port that stays open while generations come and go behind it. */
@NullMarked
package dev.remain.front;

import org.jspecify.annotations.NullMarked;
