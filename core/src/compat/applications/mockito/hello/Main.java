// SPDX-License-Identifier: Apache-2.0
package hello;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.LinkedList;

public class Main {

  interface Greeter {
    String greet();
  }

  @SuppressWarnings("unchecked")
  public static void main(String[] args) {
    LinkedList<String> mockedList = mock(LinkedList.class);
    when(mockedList.get(0)).thenReturn("first");
    mockedList.get(0);
    verify(mockedList).get(0);
    Greeter greeter = mock(Greeter.class);
    when(greeter.greet()).thenReturn("Hello World");
    System.out.println(greeter.greet());
  }
}
