// SPDX-License-Identifier: Apache-2.0
/** What the user may set, where it was set, and how that is shown. */
@NullMarked
package dev.remain.settings;

import org.jspecify.annotations.NullMarked;
