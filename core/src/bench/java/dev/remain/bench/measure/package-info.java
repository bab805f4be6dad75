// SPDX-License-Identifier: Apache-2.0
/** One class for each question that the suite asks. */
@NullMarked
package dev.remain.bench.measure;

import org.jspecify.annotations.NullMarked;
