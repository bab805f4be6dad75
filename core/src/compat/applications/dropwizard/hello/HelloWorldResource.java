// SPDX-License-Identifier: Apache-2.0
package hello;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("/hello-world")
@Produces(MediaType.TEXT_PLAIN)
public class HelloWorldResource {

  @GET
  public String sayHello() {
    return "Hello World";
  }
}
