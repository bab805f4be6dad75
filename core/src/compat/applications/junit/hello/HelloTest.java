// SPDX-License-Identifier: Apache-2.0
package hello;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HelloTest {

  @Test
  void addition() {
    System.out.println("Hello World");
    assertEquals(2, 1 + 1);
  }
}
