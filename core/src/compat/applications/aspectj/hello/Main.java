// SPDX-License-Identifier: Apache-2.0
package hello;

public class Main {

  static void greet() {
    System.out.println("Hello World");
  }

  public static void main(String[] args) {
    greet();
  }
}
