// SPDX-License-Identifier: Apache-2.0
package dev.remain.leak;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.JMException;
import javax.management.ObjectName;

/** Asks the JVM to collect what nobody holds. Never fills the heap for it. */
public final class GcRequest {

  private GcRequest() {}

  /** Asks once. */
  public static void ask() {
    System.gc();
  }

  /** Asks in every way there is, until the loaders are gone. */
  public static void insist(List<DoomedLoader> loaders) {
    ask();
    try {
      if (isSomeLeft(loaders) && Diagnostics.isAskingLimited()) {
        Diagnostics.run("gcRun", new Object[0], new String[0]);
        if (isSomeLeft(loaders)) {
          Diagnostics.run(
              "gcClassHistogram",
              new Object[] {new String[0]},
              new String[] {String[].class.getName()});
        }
      }
    } catch (LinkageError | JMException | RuntimeException e) {
      // Without the modules of management, or on another JVM, asking is all that can be done.
    }
  }

  private static boolean isSomeLeft(List<DoomedLoader> loaders) {
    return loaders.stream().anyMatch(loader -> !loader.isGone());
  }

  /** Apart, since it cannot be linked where the modules are absent. */
  private static final class Diagnostics {

    /** Whether the JVM was told to do less, or nothing, when it is asked. */
    private static boolean isAskingLimited() {
      HotSpotDiagnosticMXBean bean =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return bean != null
          && (isOn(bean, "DisableExplicitGC") || isOn(bean, "ExplicitGCInvokesConcurrent"));
    }

    private static boolean isOn(HotSpotDiagnosticMXBean bean, String option) {
      try {
        return Boolean.parseBoolean(bean.getVMOption(option).getValue());
      } catch (IllegalArgumentException e) {
        return false; // This JVM has no such option.
      }
    }

    private static void run(String command, Object[] arguments, String[] types) throws JMException {
      Object unused =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  command,
                  arguments,
                  types);
    }
  }
}
