// SPDX-License-Identifier: Apache-2.0
package hello;

import org.reflections.Reflections;

public class Main {

  public interface Greeting {
    String text();
  }

  public static class English implements Greeting {
    @Override
    public String text() {
      return "Hello World";
    }
  }

  public static void main(String[] args) throws Exception {
    Reflections reflections = new Reflections("hello");
    for (Class<? extends Greeting> type : reflections.getSubTypesOf(Greeting.class)) {
      System.out.println(type.getDeclaredConstructor().newInstance().text());
    }
  }
}
