// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/** The parent of generations: where everything comes from that is not live. */
public interface Base {

  /** What a generation asks for classes it does not hold. */
  ClassLoader loader();

  /**
   * Loads a class for a generation.
   *
   * @throws ClassNotFoundException also if the loader's answer comes from a live directory
   */
  Class<?> find(String name) throws ClassNotFoundException;

  /** What of the class path each generation loads anew, though it is not live. */
  default FreshJars fresh() {
    return FreshJars.NONE;
  }

  /**
   * The class file of that path in what is loaded anew, or null: such a class is nobody's before a
   * generation has it.
   */
  default byte @Nullable [] freshClass(String path) {
    return fresh().classFile(path);
  }

  /** The resources of that name which are neither live nor in fresh jars. */
  Enumeration<URL> baseResources(String name) throws IOException;
}
