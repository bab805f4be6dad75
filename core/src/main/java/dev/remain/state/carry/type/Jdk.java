// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

/** Which classes are the JDK's own, so that only what they promise can be used. */
public final class Jdk {

  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

  private Jdk() {}

  public static boolean owns(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == PLATFORM;
  }
}
