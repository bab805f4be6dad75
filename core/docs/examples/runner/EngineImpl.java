// SPDX-License-Identifier: Apache-2.0
package runner;

/** The part to edit while the runner runs. */
public final class EngineImpl implements Engine {
  @Override
  public String f1() {
    return "f1 of version 1";
  }

  @Override
  public String f2() {
    return "f2 of version 1";
  }
}
