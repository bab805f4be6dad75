// SPDX-License-Identifier: Apache-2.0
/** The only target of woven calls; public because both loaders see it, not promised. */
@NullMarked
package dev.remain.woven;

import org.jspecify.annotations.NullMarked;
