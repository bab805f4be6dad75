// SPDX-License-Identifier: Apache-2.0
package dev.remain.management;

import dev.remain.engine.Engine;
import dev.remain.event.Status;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Reads the status anew for each attribute. Links the JDK's management, which may be missing. */
record ManagedStatus(Engine engine) implements RemainMXBean {

  static void register(Engine engine) throws JMException {
    var unused =
        ManagementFactory.getPlatformMBeanServer()
            .registerMBean(new ManagedStatus(engine), new ObjectName("dev.remain:type=Remain"));
  }

  private Status status() {
    return engine.status();
  }

  @Override
  public String getState() {
    return status().state().name();
  }

  @Override
  public int getGeneration() {
    return status().generation();
  }

  @Override
  public String getFingerprint() {
    return status().fingerprint();
  }

  @Override
  public String getSince() {
    return status().since().toString();
  }

  @Override
  public String getWaiting() {
    return status().waiting();
  }

  @Override
  public String getProblem() {
    return status().problem();
  }

  @Override
  public String getCause() {
    return status().latest().cause();
  }

  @Override
  public String[] getChanged() {
    return status().latest().changed().toArray(String[]::new);
  }

  @Override
  public long getTookMillis() {
    return status().latest().took().toMillis();
  }

  @Override
  public int getLoadersAlive() {
    return status().loadersAlive();
  }

  @Override
  public String[] getKept() {
    return status().kept().stream().map(Status.Kept::key).toArray(String[]::new);
  }
}
