// SPDX-License-Identifier: Apache-2.0
/** A compiler in a JVM of its own, for annotation processors. */
@NullMarked
package dev.remain.compile.process;

import org.jspecify.annotations.NullMarked;
