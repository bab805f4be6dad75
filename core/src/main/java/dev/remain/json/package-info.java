// SPDX-License-Identifier: Apache-2.0
/** Writing JSON, a line for an object, and reading it. */
@NullMarked
package dev.remain.json;

import org.jspecify.annotations.NullMarked;
