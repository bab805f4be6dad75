// SPDX-License-Identifier: Apache-2.0
package dev.remain.watch.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NameableTest {

  private final Path name = Path.of("gr\u00fcn.txt");

  @Test
  void isTheTextThatLeadsBack() {
    assertThat(Nameable.text(name, text -> name)).isEqualTo("gr\u00fcn.txt");
    assertThat(Nameable.text(Path.of("green.txt"), text -> Path.of("not asked")))
        .isEqualTo("green.txt");
  }

  @Test
  void isNoneIfTheTextIsAnotherName() {
    assertThat(Nameable.text(name, text -> Path.of("gr?n.txt"))).isNull();
  }

  @Test
  void isNoneIfTheTextIsNoName() {
    assertThat(
            Nameable.text(
                name,
                text -> {
                  throw new InvalidPathException(text, "unmappable, on purpose");
                }))
        .isNull();
  }
}
