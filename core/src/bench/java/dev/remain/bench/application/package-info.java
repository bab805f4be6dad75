// SPDX-License-Identifier: Apache-2.0
/** The programs that are run again and again. */
@NullMarked
package dev.remain.bench.application;

import org.jspecify.annotations.NullMarked;
