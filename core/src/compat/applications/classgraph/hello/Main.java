// SPDX-License-Identifier: Apache-2.0
package hello;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfo;
import io.github.classgraph.ScanResult;

public class Main {

  interface Greeting {
    String text();
  }

  static class English implements Greeting {
    @Override
    public String text() {
      return "Hello World";
    }
  }

  public static void main(String[] args) throws Exception {
    try (ScanResult scanResult = new ClassGraph().enableAllInfo().acceptPackages("hello").scan()) {
      for (ClassInfo info : scanResult.getAllClasses()) {
        System.out.println(info.getName());
      }
      for (ClassInfo info : scanResult.getClassesImplementing(Greeting.class.getName())) {
        Greeting greeting = (Greeting) info.loadClass().getDeclaredConstructor().newInstance();
        System.out.println(greeting.text());
      }
    }
  }
}
