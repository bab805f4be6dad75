// SPDX-License-Identifier: Apache-2.0
/** What is known of a class when its objects are carried, and where they differ from before. */
@NullMarked
package dev.remain.state.carry.type;

import org.jspecify.annotations.NullMarked;
