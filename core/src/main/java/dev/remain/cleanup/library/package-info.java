// SPDX-License-Identifier: Apache-2.0
/** What common libraries hold of a stopped generation, a class for each library. */
@NullMarked
package dev.remain.cleanup.library;

import org.jspecify.annotations.NullMarked;
