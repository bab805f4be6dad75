// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch;

import dev.remain.classpath.Root;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;

/** Classes in memory, watched on a clock of the tests' own. */
abstract class SimulatedWatch {

  static final String CLASSES = "/p/classes";

  final Rig rig = new Rig();
  final Root root = rig.root(CLASSES);

  @BeforeEach
  void makeClasses() {
    for (String name : new String[] {"A", "B", "C", "D", "E"}) {
      rig.put(file(name), TinyClass.bytes("acme/" + name, "1"));
    }
  }

  Path file(String name) {
    return rig.path(CLASSES + "/acme/" + name + ".class");
  }

  void save(String name, String value, String... references) {
    rig.write(file(name), TinyClass.bytes("acme/" + name, value, references));
  }

  void watch() {
    watch(Plans.events(root));
  }

  void watch(WatchPlan plan) {
    rig.arm(plan);
    millis(5_000);
  }

  void millis(long millis) {
    rig.pass(Duration.ofMillis(millis));
  }
}
