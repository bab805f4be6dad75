// SPDX-License-Identifier: Apache-2.0
/** Proxies held by code that stays, and the gate that all calls through them pass. */
@NullMarked
package dev.remain.state.reloadable;

import org.jspecify.annotations.NullMarked;
