// SPDX-License-Identifier: Apache-2.0
import stable.Library;

public class ClassValueHarmless {
  private static final ClassValue<Object> VALUE =
      new ClassValue<>() {
        @Override
        protected Object computeValue(Class<?> type) {
          return "text";
        }
      };

  public static void run() {
    VALUE.get(String.class);
    Library.CLASS_VALUE.get(ClassValueHarmless.class);
  }
}
