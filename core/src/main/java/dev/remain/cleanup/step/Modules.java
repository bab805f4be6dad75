// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.step;

/** What the JVM was made of. Stateless. */
public final class Modules {

  private Modules() {}

  /** A JVM may be made without it. */
  public static boolean has(String module) {
    return ModuleLayer.boot().findModule(module).isPresent();
  }
}
