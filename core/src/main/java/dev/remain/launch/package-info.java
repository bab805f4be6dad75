// SPDX-License-Identifier: Apache-2.0
/** The one room that wires: what a program is started with, and what it is started in. */
@NullMarked
package dev.remain.launch;

import org.jspecify.annotations.NullMarked;
