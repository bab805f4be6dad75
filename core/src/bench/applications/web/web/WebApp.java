// SPDX-License-Identifier: Apache-2.0
package web;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** A web application as Spring's own guides write it. */
@SpringBootApplication
public class WebApp {

  public static void main(String[] args) {
    SpringApplication.run(WebApp.class, args);
  }
}
