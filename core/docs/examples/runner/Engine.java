// SPDX-License-Identifier: Apache-2.0
package runner;

/** What the runner knows of its engine. It cannot change while the runner runs. */
public interface Engine {
  String f1();

  String f2();
}
