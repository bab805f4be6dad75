// SPDX-License-Identifier: Apache-2.0
/** What becomes of sources that are saved. */
@NullMarked
package dev.remain.engine.save;

import org.jspecify.annotations.NullMarked;
