// SPDX-License-Identifier: Apache-2.0
/** What outlasts a generation: kept objects, proxies, the front. */
@NullMarked
package dev.remain.engine.lasting;

import org.jspecify.annotations.NullMarked;
