// SPDX-License-Identifier: Apache-2.0
/** What is held in parts of the JDK that have to be opened first. */
@NullMarked
package dev.remain.cleanup.opened;

import org.jspecify.annotations.NullMarked;
