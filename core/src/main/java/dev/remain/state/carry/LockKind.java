// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Locks: the one that the new owner's constructor gave, since it may have made conditions of it;
 * else a new one. A thread may have ended with the old one in its hands.
 */
final class LockKind extends GraphKind {

  @Override
  boolean takesGiven() {
    return true;
  }

  @Override
  boolean isShared() {
    return false;
  }

  @Override
  Object[] parts(Node node) {
    return new Object[0];
  }

  @Override
  Object allocate(Node node) {
    Object given = node.given;
    return given != null && given.getClass() == node.old.getClass() ? given : fresh(node.old);
  }

  static boolean isFor(Class<?> type) {
    return type == ReentrantLock.class || type == ReentrantReadWriteLock.class;
  }

  private static Object fresh(Object old) {
    return old instanceof ReentrantLock lock
        ? new ReentrantLock(lock.isFair())
        : new ReentrantReadWriteLock(((ReentrantReadWriteLock) old).isFair());
  }
}
