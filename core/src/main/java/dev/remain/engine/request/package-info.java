// SPDX-License-Identifier: Apache-2.0
/** Who has asked for what and is not answered yet, and what is put off. */
@NullMarked
package dev.remain.engine.request;

import org.jspecify.annotations.NullMarked;
