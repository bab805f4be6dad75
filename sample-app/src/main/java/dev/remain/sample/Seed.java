// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

/** Something to eat, where it lies; see {@link Npc#x}. */
record Seed(double x, double y) {}
