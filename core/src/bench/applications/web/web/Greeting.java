// SPDX-License-Identifier: Apache-2.0
package web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The class that is changed and saved. */
@RestController
public class Greeting {

  @GetMapping("/")
  public String text() {
    return "version-0";
  }
}
