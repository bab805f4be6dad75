// SPDX-License-Identifier: Apache-2.0
package dev.remain.sample;

import dev.remain.Remain;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** Serves the meadow: {@code SampleApp [port]}. */
public final class SampleApp {

  private static final int DEFAULT_PORT = 8080;

  private SampleApp() {}

  /** Returns once the server answers; its threads go on. */
  public static void main(String[] args) throws Exception {
    Remain.start(args);
    int port = args.length == 0 ? DEFAULT_PORT : Integer.parseInt(args[0]);
    Server server = server(port);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> LifeCycle.stop(server)));
    server.start();
    System.out.println("The meadow is at http://localhost:" + port);
  }

  private static Server server(int port) {
    Meadow meadow = new Meadow();
    Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    server.addBean(meadow);
    server.setHandler(new Handler.Sequence(new MeadowHandler(meadow), new PageHandler(meadow)));
    return server;
  }
}
