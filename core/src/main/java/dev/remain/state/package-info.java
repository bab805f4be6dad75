// SPDX-License-Identifier: Apache-2.0
/** What classes say of how their state crosses from one generation to the next. */
@NullMarked
package dev.remain.state;

import org.jspecify.annotations.NullMarked;
