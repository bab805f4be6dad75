// SPDX-License-Identifier: Apache-2.0
package hello;

import org.aspectj.lang.annotation.Aspect;
import org.aspectj.lang.annotation.Before;

@Aspect
public class Tracing {

  @Before("execution(* hello.Main.greet(..))")
  public void before() {
    System.out.println("before " + "Hello World");
  }
}
