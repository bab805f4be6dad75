// SPDX-License-Identifier: Apache-2.0
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** Jetty in the base, stopped by its own shutdown hook. */
public class JettyServer {
  public static void main(String[] args) throws Exception {
    int port = Integer.getInteger("soak.port");
    Server server = new Server(port);
    server.setStopAtShutdown(true);
    server.setHandler(new Handler.Abstract() {
      @Override public boolean handle(Request request, Response response, Callback callback) {
        callback.succeeded();
        return true;
      }
    });
    server.start();
    new java.net.URL("http://localhost:" + port + "/").openStream().readAllBytes();
    soak.Gauge.look();
  }
}
