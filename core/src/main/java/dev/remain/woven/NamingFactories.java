// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import javax.naming.spi.InitialContextFactory;
import javax.naming.spi.InitialContextFactoryBuilder;
import javax.naming.spi.NamingManager;
import org.jspecify.annotations.Nullable;

/** The builder of naming contexts, which a JVM takes once; apart, since it may have no naming. */
public final class NamingFactories {

  private static final Slot<InitialContextFactoryBuilder> BUILDER = new Slot<>();

  private NamingFactories() {}

  /** For {@link NamingManager#setInitialContextFactoryBuilder}. */
  public static void setInitialContextFactoryBuilder(InitialContextFactoryBuilder builder)
      throws NamingException {
    if (!Calls.receiver().owns(builder)) {
      NamingManager.setInitialContextFactoryBuilder(builder);
      return;
    }
    if (BUILDER.isTaken()) {
      throw new IllegalStateException("InitialContextFactoryBuilder already set");
    }
    BUILDER.set(builder, NamingFactories::install);
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
