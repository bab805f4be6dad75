// SPDX-License-Identifier: Apache-2.0
/**
 * Whether changed classes fit what they refer to, and what refers to them: asked before anything is
 * stopped for them.
 */
@NullMarked
package dev.remain.link;

import org.jspecify.annotations.NullMarked;
