// SPDX-License-Identifier: Apache-2.0
/** The two loaders: the base, kept, and the generation's, thrown away. */
@NullMarked
package dev.remain.loader;

import org.jspecify.annotations.NullMarked;
