// SPDX-License-Identifier: Apache-2.0
/** An Instrumentation, if there is one, and what of the JDK's private parts is open to Remain. */
@NullMarked
package dev.remain.agent;

import org.jspecify.annotations.NullMarked;
