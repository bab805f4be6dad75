// SPDX-License-Identifier: Apache-2.0
/** What outlives generations: proxies whose target is exchanged with each of them. */
@NullMarked
package dev.remain.state;

import org.jspecify.annotations.NullMarked;
