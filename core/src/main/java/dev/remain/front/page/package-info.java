// SPDX-License-Identifier: Apache-2.0
/** What pages need to follow the program, and what they are told. */
@NullMarked
package dev.remain.front.page;

import org.jspecify.annotations.NullMarked;
