// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import dev.remain.hook.CleanupStep;
import dev.remain.hook.Doomed;
import java.util.ArrayList;
import java.util.List;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

/**
 * Unregisters doomed MBeans: their names are taken otherwise. Looks only into servers that exist
 * already, since to ask for the platform's own starts it. A {@code StandardMBean} of the JDK around
 * a doomed object is not found: the server does not tell what is inside.
 */
final class ManagedBeans implements CleanupStep {

  @Override
  public Phase phase() {
    return Phase.BEFORE_START;
  }

  @Override
  public List<String> clean(Doomed doomed) throws Exception {
    List<Exception> failures = new ArrayList<>();
    List<String> cuts = new ArrayList<>();
    for (MBeanServer server : MBeanServerFactory.findMBeanServer(null)) {
      for (ObjectName name : server.queryNames(null, null)) {
        try {
          if (doomed.includes(server.getClassLoaderFor(name))) {
            server.unregisterMBean(name);
            cuts.add("MBean " + name + " unregistered");
          }
        } catch (InstanceNotFoundException e) {
          // Somebody else was faster.
        } catch (JMException | RuntimeException e) {
          failures.add(e); // The MBean itself objected.
        }
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return cuts;
  }
}
