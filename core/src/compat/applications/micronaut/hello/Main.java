// SPDX-License-Identifier: Apache-2.0
package hello;

import io.micronaut.runtime.Micronaut;

public class Main {

  public static void main(String[] args) {
    Micronaut.run(Main.class, args);
  }
}
