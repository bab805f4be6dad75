// SPDX-License-Identifier: Apache-2.0
/** What to compile after an edit: sources, classes, and who is affected by what. Pure. */
@NullMarked
package dev.remain.compile.round;

import org.jspecify.annotations.NullMarked;
