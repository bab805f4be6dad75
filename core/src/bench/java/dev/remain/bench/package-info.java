// SPDX-License-Identifier: Apache-2.0
/** Measures Remain beside its peers, on the same applications, in one run. */
@NullMarked
package dev.remain.bench;

import org.jspecify.annotations.NullMarked;
