// SPDX-License-Identifier: Apache-2.0
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.spi.InitialContextFactory;

public class NamingContext {
  public static void run() throws Exception {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, Factory.class.getName());
    new InitialContext(environment).lookup("name");
  }

  public static class Factory implements InitialContextFactory {
    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) {
      return (Context)
          Proxy.newProxyInstance(
              Factory.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) -> null);
    }
  }
}
