// SPDX-License-Identifier: Apache-2.0
/** What clean-up steps share. */
@NullMarked
package dev.remain.cleanup.step;

import org.jspecify.annotations.NullMarked;
