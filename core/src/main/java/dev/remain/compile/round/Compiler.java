// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import dev.remain.classpath.Fingerprint;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Compiles sources of one module, in memory. Confined to one thread at a time. */
public interface Compiler extends AutoCloseable {

  /**
   * @param sources all that is to be compiled; no other is looked for
   * @param visible what they may refer to besides the class path, the module's own first
   */
  Result compile(Collection<Source> sources, List<ModuleCode> visible);

  /** Whether it compiles a module only as a whole; what comes of generated sources has no path. */
  default boolean isWhole() {
    return false;
  }

  /** Whether it may be tried to {@link Alone compile} sources alone that have processors. */
  default boolean isIsolating() {
    return false;
  }

  /**
   * The same for some sources of a module that is else compiled as a whole: says of each its face,
   * and may have what processors left in their static fields the last time.
   */
  default Result compileAlone(Collection<Source> sources, List<ModuleCode> visible) {
    return compile(sources, visible);
  }

  @Override
  void close();

  /** What became of it. */
  sealed interface Result {}

  /**
   * All was compiled.
   *
   * @param made classes by name, by the path of their source, which is empty for a generated one; a
   *     source may have none
   * @param byProducts what processors wrote besides
   * @param faces of each source all that is outside of bodies of methods, by its path, if
   *     processors run
   */
  record Compiled(
      Map<String, Map<String, Made>> made,
      Map<ByProduct, Content> byProducts,
      Map<String, Fingerprint> faces)
      implements Result {

    /** Without processors. */
    public Compiled(Map<String, Map<String, Made>> made) {
      this(made, Map.of(), Map.of());
    }
  }

  /**
   * Nothing was.
   *
   * @param errors in the order of the compiler
   */
  record Refused(List<SourceError> errors) implements Result {}
}
