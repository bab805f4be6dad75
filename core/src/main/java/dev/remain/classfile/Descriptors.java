// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import java.util.Set;

/** The types that a descriptor of a field, a method or an array names. */
final class Descriptors {

  private Descriptors() {}

  /** Adds the object types, arrays standing for their elements; junk adds nothing. */
  static void addTypes(String descriptor, Set<String> types) {
    int at = 0;
    while (at < descriptor.length()) {
      if (descriptor.charAt(at) == 'L') {
        int end = descriptor.indexOf(';', at);
        if (end < 0) {
          return;
        }
        types.add(descriptor.substring(at + 1, end));
        at = end;
      }
      at++;
    }
  }
}
