// SPDX-License-Identifier: Apache-2.0
package dev.remain.woven;

import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectInstance;
import javax.management.ObjectName;

/** Managed beans: what a library registers for a generation is not there for the next one. */
public final class Beans {

  private Beans() {}

  /** For {@link MBeanServer#registerMBean}. */
  public static ObjectInstance registerMBean(MBeanServer server, Object bean, ObjectName name)
      throws JMException {
    ObjectInstance instance = server.registerMBean(bean, name);
    ObjectName registered = instance.getObjectName();
    Calls.receiver()
        .registered(
            bean,
            own -> {
              if (server.isRegistered(registered)) {
                server.unregisterMBean(registered);
              }
            });
    return instance;
  }
}
