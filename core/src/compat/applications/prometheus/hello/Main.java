// SPDX-License-Identifier: Apache-2.0
package hello;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;

public class Main {

  public static void main(String[] args) throws Exception {
    Counter counter =
        Counter.builder()
            .name("my_count_total")
            .help("example counter")
            .labelNames("status")
            .register();
    counter.labelValues("Hello World").inc();
    HTTPServer server = HTTPServer.builder().port(9400).buildAndStart();
    Thread.currentThread().join(); // sleep forever
  }
}
