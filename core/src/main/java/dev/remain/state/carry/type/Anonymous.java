// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Anonymous classes have numbers in the order of the source, so that their names tell nothing once
 * it was edited. One is known again only if it is the only one of its type in its source class,
 * before and after.
 */
final class Anonymous {

  private Anonymous() {}

  static @Nullable Class<?> counterpart(Class<?> old, NextTypes types) {
    Class<?> host = old.getNestHost();
    Class<?> next = types.next(host);
    if (next == null || likes(host, typeOf(old)).size() != 1) {
      return null;
    }
    List<Class<?>> found = likes(next, typeOf(old));
    return found.size() == 1 ? found.get(0) : null;
  }

  private static List<Class<?>> likes(Class<?> host, String type) {
    List<Class<?>> likes = new ArrayList<>();
    for (Class<?> member : host.getNestMembers()) {
      if (member.isAnonymousClass() && typeOf(member).equals(type)) {
        likes.add(member);
      }
    }
    return likes;
  }

  private static String typeOf(Class<?> anonymous) {
    Class<?>[] interfaces = anonymous.getInterfaces();
    return interfaces.length > 0
        ? interfaces[0].getName()
        : Objects.requireNonNull(anonymous.getSuperclass()).getName();
  }
}
