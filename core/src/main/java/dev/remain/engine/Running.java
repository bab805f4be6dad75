// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine;

import dev.remain.classpath.Baseline;

/**
 * What the next generation is prepared against. Immutable.
 *
 * @param number of the generation that was entered last
 * @param layer the base that it stands on
 * @param baseline what changes are differences from
 * @param program what it was made of; the baseline, unless that was gone back from
 * @param isRunning whether it still runs
 */
record Running(
    int number, BaseLayer layer, Baseline baseline, Baseline program, boolean isRunning) {}
