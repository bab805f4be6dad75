// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.classpath.Publication;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaveLoopUnwritableTest extends Saves {

  @Test
  void whatCannotBeWrittenDoesNotRunAndIsToldSo() {
    program.write(GREETER, greeter("int", "1"));
    program.build("app");
    program.start();
    String blocked = "app/target/classes/p/Greeter.class.remain~/blocked";
    program.writeUntold(blocked, "a directory is where a file is to be");
    program.write(GREETER, greeter("int", "2"));
    program.run(100);
    assertThat(program.refused).hasSize(1);
    assertThat(program.refused.get(0)).startsWith("the classes cannot be written: ");
    assertThat(program.published).extracting(Publication::files).containsExactly(List.of());

    program.delete(blocked);
    program.delete("app/target/classes/p/Greeter.class.remain~");
    program.write(GREETER, greeter("int", "3"));
    program.run(100);
    assertThat(program.mended).isEqualTo(1);
    assertAsBuilt();
  }
}
