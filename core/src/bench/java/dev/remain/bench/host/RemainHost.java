// SPDX-License-Identifier: Apache-2.0
package dev.remain.bench.host;

import dev.remain.Main;
import dev.remain.Remain;
import dev.remain.engine.Engine;
import java.lang.reflect.Field;

/**
 * Remain as its users start it, from its packaged jar with all settings as they are by default. A
 * restart is asked for where Remain's own drill asks for it.
 */
final class RemainHost implements Orders.Contender {

  private RemainHost() {}

  /**
   * @param words those of {@link Main}
   */
  public static void main(String[] words) throws Throwable {
    Ballast.take();
    Orders.obey(new RemainHost());
    Main.main(words);
  }

  @Override
  public void restart() {
    engine().restart("asked for");
  }

  /** Not for applications: a program that wants to run again ends. */
  private static Engine engine() {
    try {
      Field field = Remain.class.getDeclaredField("engine");
      field.setAccessible(true);
      return (Engine) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Remain has no engine any more", e);
    }
  }
}
