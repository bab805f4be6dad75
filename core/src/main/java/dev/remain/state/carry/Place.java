// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

/** The field by which something is reached, as notes name it. */
record Place(String type, String field) {}
