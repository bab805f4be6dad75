// SPDX-License-Identifier: Apache-2.0
package web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The class that is changed and saved. */
@Path("/")
public class Greeting {

  @GET
  public String text() {
    return "version-0";
  }
}
