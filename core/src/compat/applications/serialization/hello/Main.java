// SPDX-License-Identifier: Apache-2.0
package hello;

import java.io.Serializable;
import org.apache.commons.lang3.SerializationUtils;

public class Main {

  record Order(String text) implements Serializable {}

  public static void main(String[] args) {
    byte[] bytes = SerializationUtils.serialize(new Order("Hello World"));
    Order order = SerializationUtils.deserialize(bytes);
    System.out.println(order.text());
    System.out.println("Hello " + SerializationUtils.clone(order).getClass());
  }
}
