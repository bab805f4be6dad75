// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.naming.directory.DirContext;
import javax.naming.spi.InitialContextFactory;
import javax.naming.spi.InitialContextFactoryBuilder;
import javax.naming.spi.NamingManager;
import org.jspecify.annotations.Nullable;

/** The builder of naming contexts, which a JVM takes once; apart, since it may have no naming. */
public final class NamingFactories {

  private static final Slot<InitialContextFactoryBuilder> BUILDER = new Slot<>();

  /** Not exported, so that only the JDK itself can make it. */
  private static final String LDAP = "com.sun.jndi.ldap.LdapCtxFactory";

  private NamingFactories() {}

  /** For {@link NamingManager#setInitialContextFactoryBuilder}. */
  public static void setInitialContextFactoryBuilder(InitialContextFactoryBuilder builder)
      throws NamingException {
    if (!Calls.receiver().goes(builder)) {
      NamingManager.setInitialContextFactoryBuilder(builder);
      return;
    }
    if (BUILDER.isTaken()) {
      throw new IllegalStateException("InitialContextFactoryBuilder already set");
    }
    BUILDER.set(builder, NamingFactories::install);
  }

  private static Context directory(@Nullable Hashtable<?, ?> environment) throws NamingException {
    Object url = environment == null ? null : environment.get(Context.PROVIDER_URL);
    StringRefAddr address = new StringRefAddr("URL", url == null ? "ldap:" : url.toString());
    try {
      return (Context)
          NamingManager.getObjectInstance(
              new Reference(DirContext.class.getName(), address, LDAP, null),
              null,
              null,
              environment);
    } catch (NamingException e) {
      throw e;
    } catch (Exception e) {
      NamingException failure = new NamingException("cannot open " + address.getContent());
      failure.setRootCause(e);
      throw failure;
    }
  }

  private static void install() {
    try {
      NamingManager.setInitialContextFactoryBuilder(NamingFactories::factory);
    } catch (NamingException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static InitialContextFactory factory(@Nullable Hashtable<?, ?> environment)
      throws NamingException {
    InitialContextFactoryBuilder own = BUILDER.value();
    if (own != null) {
      return own.createInitialContextFactory(environment);
    }
    Object name = environment == null ? null : environment.get(Context.INITIAL_CONTEXT_FACTORY);
    if (name == null) {
      throw new NoInitialContextException("no initial context factory is set");
    }
    if (name.equals(LDAP)) {
      return NamingFactories::directory;
    }
    try {
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      Class<?> type = Class.forName(name.toString(), true, context);
      return (InitialContextFactory) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      NamingException failure = new NoInitialContextException("cannot make " + name);
      failure.setRootCause(e);
      throw failure;
    }
  }
}
