// SPDX-License-Identifier: Apache-2.0
/** What Remain's events look like: lines on the console, lines of JSON in a file. */
@NullMarked
package dev.remain.report;

import org.jspecify.annotations.NullMarked;
