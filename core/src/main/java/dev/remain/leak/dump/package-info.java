// SPDX-License-Identifier: Apache-2.0
/** Who holds an object, by a heap dump: the half that runs in a JVM of its own. */
@NullMarked
package dev.remain.leak.dump;

import org.jspecify.annotations.NullMarked;
