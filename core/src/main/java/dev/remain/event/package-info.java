// SPDX-License-Identifier: Apache-2.0
/** What Remain tells: one record for each thing that can happen. */
@NullMarked
package dev.remain.event;

import org.jspecify.annotations.NullMarked;
