// SPDX-License-Identifier: Apache-2.0
/** What became of the loaders of stopped generations. */
@NullMarked
package dev.remain.leak;

import org.jspecify.annotations.NullMarked;
