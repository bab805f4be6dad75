// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import dev.remain.classpath.LiveFiles;
import java.util.Set;

/**
 * What a generation is held against before it starts.
 *
 * @param previous the files of the generation before
 * @param next its own files
 * @param changed paths that differ between both, relative to their roots
 */
public record Check(LiveFiles previous, LiveFiles next, Set<String> changed) {}
