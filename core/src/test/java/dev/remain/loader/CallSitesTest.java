// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Type;

class CallSitesTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everyRedirectedMethodHasItsTarget(boolean live) throws Exception {
    CallSites sites = live ? CallSites.OF_LIVE : CallSites.OF_BASE;
    for (Map.Entry<String, String> redirected : sites.redirections().entrySet()) {
      String key = redirected.getKey();
      String owner = key.substring(0, key.indexOf('.'));
      String name = key.substring(key.indexOf('.') + 1, key.indexOf('('));
      if (CallSites.isErased(owner)) {
        assertThat(targets(redirected.getValue(), name)).as(key).isPositive();
        continue;
      }
      String descriptor = key.substring(key.indexOf('('));
      String last = owner.substring(owner.lastIndexOf('/') + 1);
      boolean makes = name.equals(CallSites.CONSTRUCTOR);
      String target = makes ? "new" + last : name;
      String wanted =
          makes
              ? descriptor.replace(")V", ")L" + owner + ";")
              : isStatic(owner, name, descriptor)
                  ? descriptor
                  : "(L" + owner + ";" + descriptor.substring(1);

      assertThat(
              Arrays.stream(type(redirected.getValue()).getMethods())
                  .filter(method -> method.getName().equals(target))
                  .map(Type::getMethodDescriptor))
          .as(key)
          .contains(wanted);
    }
  }

  @Test
  void theBaseIsWovenWhereItWouldEndTheJvmOrTakeAPort() {
    assertThat(CallSites.OF_BASE.redirection("java/lang/System", "exit", "(I)V"))
        .isEqualTo("dev/remain/woven/Calls");
    assertThat(CallSites.OF_BASE.redirection("java/net/ServerSocket", "<init>", "(I)V"))
        .isEqualTo("dev/remain/woven/Sockets");
    assertThat(CallSites.OF_BASE.shownTo("java/util/Timer", "<init>", "()V"))
        .isEqualTo("dev/remain/woven/Begun");
    assertThat(CallSites.OF_BASE.shownTo("java/util/Timer", "schedule", "(J)V")).isNull();
    assertThat(CallSites.OF_LIVE.shownTo("java/util/Timer", "<init>", "()V"))
        .isEqualTo("dev/remain/woven/Calls");
    assertThat(CallSites.OF_BASE.shower("dev/remain/woven/Calls")).isEqualTo("opened");
    assertThat(CallSites.OF_LIVE.shower("dev/remain/woven/Calls")).isEqualTo("made");
    assertThat(CallSites.OF_LIVE.shower("dev/remain/woven/Windows")).isEqualTo("made");
  }

  private static long targets(String owner, String name) throws ClassNotFoundException {
    return Arrays.stream(type(owner).getMethods())
        .filter(method -> method.getName().equals(name))
        .count();
  }

  private static boolean isStatic(String owner, String name, String descriptor)
      throws ClassNotFoundException {
    List<Method> methods = new ArrayList<>(List.of(type(owner).getMethods()));
    methods.addAll(List.of(type(owner).getDeclaredMethods())); // of a super class, protected ones
    for (Method method : methods) {
      if (method.getName().equals(name) && Type.getMethodDescriptor(method).equals(descriptor)) {
        return java.lang.reflect.Modifier.isStatic(method.getModifiers());
      }
    }
    throw new AssertionError(owner + " has no " + name + descriptor);
  }

  private static Class<?> type(String internalName) throws ClassNotFoundException {
    return Class.forName(internalName.replace('/', '.'), false, ClassLoader.getSystemClassLoader());
  }
}
