// SPDX-License-Identifier: Apache-2.0
public class ClassValueOfApp {
  private static final ClassValue<Object> VALUE =
      new ClassValue<>() {
        @Override
        protected Object computeValue(Class<?> type) {
          return new ClassValueOfApp();
        }
      };

  public static void run() {
    VALUE.get(String.class);
  }
}
