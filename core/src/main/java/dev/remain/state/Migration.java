// SPDX-License-Identifier: Apache-2.0
package dev.remain.state;

import org.jspecify.annotations.Nullable;

/**
 * Implemented by a class whose objects are carried, if its shape changes in a way that names do not
 * tell. A record, which cannot be changed once it is made, has a static method instead, {@code
 * static Npc migrate(Migration.Old old)}.
 *
 * @since 0.1
 */
public interface Migration {

  /**
   * Called once for each object, after its fields were carried by name.
   *
   * @param old what the object had in the generation before
   * @throws Exception told to the user; the object stays as it is then
   */
  void migrate(Old old) throws Exception;

  /** The fields of an object of the generation before, their values carried. */
  interface Old {

    /** Whether there was such a field. */
    boolean has(String field);

    /**
     * The value it had; null if it was null, could not be carried, or there was no such field.
     *
     * @param type of the value; a primitive one is given in its box
     * @throws ClassCastException if it is something else
     */
    <T> @Nullable T get(String field, Class<T> type);
  }
}
