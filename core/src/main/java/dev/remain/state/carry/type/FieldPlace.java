// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

/** The field by which something is reached, as notes name it. */
public record FieldPlace(String type, String field) {}
