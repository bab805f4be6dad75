// SPDX-License-Identifier: Apache-2.0
/** What runs inside the JVMs that are measured, beside the application: obeys the suite. */
@NullMarked
package dev.remain.bench.host;

import org.jspecify.annotations.NullMarked;
