// SPDX-License-Identifier: Apache-2.0
/**
 * The class path: reading it, splitting it into live and base, and holding the content of its live
 * half.
 */
@NullMarked
package dev.remain.classpath;

import org.jspecify.annotations.NullMarked;
