// SPDX-License-Identifier: Apache-2.0
package app;

/**
 * Initialises all of its classes, and then says when it was entered and when that was done, on the
 * clock that all processes of a machine share.
 */
public final class App {

  private App() {}

  public static void main(String[] args) {
    long entered = System.nanoTime();
    int code = Parts.initialised();
    long ready = System.nanoTime();
    System.out.println("ran " + entered + " " + ready + " " + Version.text() + " " + code);
    if (args.length > 0 && args[0].equals("stay")) {
      stay();
    }
  }

  /** Until interrupted. */
  private static synchronized void stay() {
    try {
      while (true) {
        App.class.wait();
      }
    } catch (InterruptedException e) {
      System.out.println("left " + System.nanoTime());
    }
  }
}
