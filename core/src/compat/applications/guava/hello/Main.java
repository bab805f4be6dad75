// SPDX-License-Identifier: Apache-2.0
package hello;

import com.google.common.reflect.ClassPath;

public class Main {

  public static void main(String[] args) throws Exception {
    System.out.println("Hello World");
    ClassPath.from(Main.class.getClassLoader()).getTopLevelClasses("hello").stream()
        .map(ClassPath.ClassInfo::load)
        .map(Class::getName)
        .sorted()
        .forEach(System.out::println);
  }
}
