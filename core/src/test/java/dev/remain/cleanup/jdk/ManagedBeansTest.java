// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.remain.cleanup.step.Gone;
import dev.remain.fixtures.GcAssert;
import dev.remain.hook.Doomed;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.management.MBeanRegistrationException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedBeansTest {

  private static final String BEAN =
      """
      import javax.management.*;
      public class Thing implements DynamicMBean {
        public Object getAttribute(String name) { return null; }
        public void setAttribute(Attribute attribute) { }
        public AttributeList getAttributes(String[] names) { return new AttributeList(); }
        public AttributeList setAttributes(AttributeList all) { return new AttributeList(); }
        public Object invoke(String name, Object[] arguments, String[] types) { return null; }
        public MBeanInfo getMBeanInfo() {
          return new MBeanInfo("gone.Thing", "a thing", null, null, null, null);
        }
        // more
      }
      """;

  /** Refuses to go, once. */
  private static final String STUBBORN =
      BEAN.replace("DynamicMBean", "DynamicMBean, MBeanRegistration")
          .replace(
              "// more",
              """
              private boolean wasAsked;
              public ObjectName preRegister(MBeanServer server, ObjectName name) { return name; }
              public void postRegister(Boolean done) { }
              public void postDeregister() { }
              public void preDeregister() throws Exception {
                if (!wasAsked) {
                  wasAsked = true;
                  throw new Exception("not now");
                }
              }
              """);

  @TempDir Path directory;
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
  private final ManagedBeans step = new ManagedBeans();
  private final ObjectName one = name("one");
  private final ObjectName two = name("two");

  private static ObjectName name(String key) {
    try {
      return new ObjectName("remaintest:name=" + key);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void putBack() throws Exception {
    for (ObjectName name : Set.of(one, two)) {
      if (server.isRegistered(name)) {
        server.unregisterMBean(name);
      }
    }
  }

  @Test
  void theLoaderIsHeldWithoutTheStepAndCollectedWithIt() throws Exception {
    int number = server.getMBeanCount();
    WeakReference<ClassLoader> loader = register();

    GcAssert.assertHeld(loader, "the loader of the MBean");
    List<String> cuts = step.clean(new Doomed(Set.of(loader.get()), getClass().getClassLoader()));
    GcAssert.assertCollected(loader, "the loader of the MBean");
    assertThat(cuts).containsExactly("MBean remaintest:name=one unregistered");
    assertThat(server.isRegistered(one)).isFalse();
    assertThat(server.getMBeanCount()).isEqualTo(number);
  }

  private WeakReference<ClassLoader> register() throws Exception {
    Gone gone = new Gone(directory, BEAN);
    server.registerMBean(gone.thing(), one);
    return new WeakReference<>(gone);
  }

  @Test
  void beansThatStayAreLeftAlone() throws Exception {
    server.registerMBean(new Gone(directory, BEAN).thing(), one);
    int number = server.getMBeanCount();

    assertThat(step.clean(new Gone(directory, BEAN).doomed())).isEmpty();

    assertThat(server.isRegistered(one)).isTrue();
    assertThat(server.getMBeanCount()).isEqualTo(number);
  }

  @Test
  void oneThatRefusesDoesNotKeepTheOthersAndIsTold() throws Exception {
    Gone gone = new Gone(directory, STUBBORN);
    Object stubborn = gone.thing();
    server.registerMBean(stubborn, one);
    Gone other = new Gone(directory.resolve("other"), BEAN);
    server.registerMBean(other.thing(), two);
    Doomed both = new Doomed(Set.of(gone, other), getClass().getClassLoader());

    assertThatThrownBy(() -> step.clean(both))
        .isInstanceOf(MBeanRegistrationException.class)
        .hasRootCauseMessage("not now");

    assertThat(server.isRegistered(one)).isTrue();
    assertThat(server.isRegistered(two)).isFalse();
  }
}
