// SPDX-License-Identifier: Apache-2.0
/** The ways in: what an application calls, the command line, the settings. */
@NullMarked
package dev.remain;

import org.jspecify.annotations.NullMarked;
