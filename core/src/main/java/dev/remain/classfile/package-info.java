// SPDX-License-Identifier: Apache-2.0
/** Reading class files without defining them, and asking of a class without initialising it. */
@NullMarked
package dev.remain.classfile;

import org.jspecify.annotations.NullMarked;
