// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import java.nio.file.Path;

/**
 * Whether an archive of the base stays, or is loaded anew with each generation.
 *
 * @param isFresh the latter
 * @param reason why it is loaded anew, in words that follow its name; empty for what is kept
 * @param day since when an earlier JVM has known it; empty if it shows anew in each
 */
public record JarState(Path archive, boolean isFresh, String reason, String day) {}
