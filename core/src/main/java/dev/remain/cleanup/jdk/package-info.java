// SPDX-License-Identifier: Apache-2.0
/** What the JDK holds of a stopped generation, a class for each kind. */
@NullMarked
package dev.remain.cleanup.jdk;

import org.jspecify.annotations.NullMarked;
