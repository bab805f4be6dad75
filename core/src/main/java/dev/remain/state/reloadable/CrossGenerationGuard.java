// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.reloadable;

import java.lang.reflect.Method;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Notices objects of one generation that are handed to another, or come from one that has ended,
 * and explains it, once for each class and place. Thread-safe.
 */
public final class CrossGenerationGuard {

  private static final int MOST_TOLD = 1_000;

  private final ToIntFunction<ClassLoader> generations;
  private final Consumer<String> teller;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * @param generations the number of the generation whose loader it is, or 0
   * @param teller is given a sentence for the user
   */
  public CrossGenerationGuard(ToIntFunction<ClassLoader> generations, Consumer<String> teller) {
    this.generations = generations;
    this.teller = teller;
  }

  /** The number of the generation whose class the object is of, or 0. */
  int generationOf(@Nullable Object object) {
    ClassLoader loader = object == null ? null : object.getClass().getClassLoader();
    return loader == null ? 0 : generations.applyAsInt(loader);
  }

  /**
   * The sentence for an argument that the target's generation does not know the class of; null if
   * there is none among them.
   */
  @Nullable String among(Object @Nullable [] arguments, Object target, Method method) {
    if (arguments == null) {
      return null;
    }
    ClassLoader home = target.getClass().getClassLoader();
    for (int i = 0; i < arguments.length; i++) {
      Object argument = arguments[i];
      if (argument == null || argument.getClass().getClassLoader() == home) {
        continue;
      }
      int from = generationOf(argument);
      if (from > 0 && from != generationOf(target)) {
        return tell(
            "argument "
                + (i + 1)
                + " of "
                + text(method)
                + " is an object of "
                + name(argument)
                + " of generation "
                + from
                + ", handed to generation "
                + generationOf(target)
                + ": make calls that belong together within one use(...)");
      }
    }
    return null;
  }

  /** Notices what a target answers that is of an older generation than its own. */
  void result(@Nullable Object result, Object target, Method method) {
    if (result == null
        || result.getClass().getClassLoader() == target.getClass().getClassLoader()) {
      return;
    }
    int from = generationOf(result);
    int own = generationOf(target);
    if (from > 0 && own > 0 && from != own) {
      String unused =
          tell(
              text(method)
                  + " of generation "
                  + own
                  + " answered an object of "
                  + name(result)
                  + " of generation "
                  + from
                  + ", which something has kept");
    }
  }

  private String tell(String sentence) {
    if (told.size() < MOST_TOLD && told.add(sentence)) {
      teller.accept(sentence);
    }
    return sentence;
  }

  private static String text(Method method) {
    return method.getDeclaringClass().getName() + "." + method.getName();
  }

  private static String name(Object object) {
    return object.getClass().getTypeName();
  }
}
