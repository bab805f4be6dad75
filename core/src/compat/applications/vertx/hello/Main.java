// SPDX-License-Identifier: Apache-2.0
package hello;

import io.vertx.core.Vertx;

public class Main {

  public static void main(String[] args) {
    Vertx vertx = Vertx.vertx();
    vertx
        .createHttpServer()
        .requestHandler(
            req -> req.response().putHeader("content-type", "text/plain").end("Hello World"))
        .listen(8080);
  }
}
