// SPDX-License-Identifier: Apache-2.0
package hello;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

@Configuration(proxyBeanMethods = false)
public class GreetingRouter {

  @Bean
  public RouterFunction<ServerResponse> route() {
    return RouterFunctions.route(
        RequestPredicates.GET("/hello"),
        request -> ServerResponse.ok().contentType(MediaType.TEXT_PLAIN).bodyValue("Hello World"));
  }
}
