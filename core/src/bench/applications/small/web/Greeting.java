// SPDX-License-Identifier: Apache-2.0
package web;

/** The class that is changed and saved. */
public class Greeting {

  public String text() {
    return "version-0";
  }
}
