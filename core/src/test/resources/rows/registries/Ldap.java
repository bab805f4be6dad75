// SPDX-License-Identifier: Apache-2.0
import java.util.Hashtable;
import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.directory.InitialDirContext;

public class Ldap {
  public static void run() throws Exception {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
    environment.put(Context.PROVIDER_URL, "ldap://127.0.0.1:1");
    try {
      new InitialDirContext(environment).close();
    } catch (CommunicationException e) {
      // Nobody is there.
    }
  }
}
