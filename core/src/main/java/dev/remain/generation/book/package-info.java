// SPDX-License-Identifier: Apache-2.0
/** How objects of libraries end: by a line of a table, or by a rule. */
@NullMarked
package dev.remain.generation.book;

import org.jspecify.annotations.NullMarked;
