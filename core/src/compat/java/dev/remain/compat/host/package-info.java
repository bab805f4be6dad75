// SPDX-License-Identifier: Apache-2.0
/** What runs inside the JVMs that are tried, beside the program: answers the suite. */
@NullMarked
package dev.remain.compat.host;

import org.jspecify.annotations.NullMarked;
