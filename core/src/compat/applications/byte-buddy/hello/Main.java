// SPDX-License-Identifier: Apache-2.0
package hello;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.FixedValue;
import net.bytebuddy.matcher.ElementMatchers;

public class Main {

  public static void main(String[] args) throws Exception {
    Class<?> dynamicType =
        new ByteBuddy()
            .subclass(Object.class)
            .method(ElementMatchers.named("toString"))
            .intercept(FixedValue.value("Hello World"))
            .make()
            .load(Main.class.getClassLoader())
            .getLoaded();
    System.out.println(dynamicType.getDeclaredConstructor().newInstance());
  }
}
