// SPDX-License-Identifier: Apache-2.0
/** Reading class files without defining them. */
@NullMarked
package dev.remain.classfile;

import org.jspecify.annotations.NullMarked;
