// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import dev.remain.classpath.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a class shows to sources that use it, and whom it mentions. Names have {@code /}.
 *
 * @param source name of its source file, or null
 * @param major version of the class file
 * @param references every class in its constants, descriptors and signatures, but itself
 * @param shown types in what it shows: super types, and signatures of what is not private
 * @param abi equal if nothing that it shows is another
 * @param constants what the compiler copies into users, by field
 * @param hidden names of private fields, which may hide inherited ones from users
 */
public record ClassFacts(
    String name,
    @Nullable String source,
    int major,
    @Nullable String superName,
    List<String> interfaces,
    Set<String> references,
    Set<String> shown,
    Fingerprint abi,
    Map<String, String> constants,
    Set<String> hidden) {

  static final ClassFacts UNREAD =
      new ClassFacts(
          "", null, 0, null, List.of(), Set.of(), Set.of(), Fingerprint.ZERO, Map.of(), Set.of());

  public ClassFacts {
    interfaces = List.copyOf(interfaces);
    references = Set.copyOf(references);
    shown = Set.copyOf(shown);
    constants = Map.copyOf(constants);
    hidden = Set.copyOf(hidden);
  }

  boolean isSubtypeOfAny(Set<String> types) {
    if (superName != null && types.contains(superName)) {
      return true;
    }
    for (String type : interfaces) {
      if (types.contains(type)) {
        return true;
      }
    }
    return false;
  }

  boolean hasOtherSuperTypes(ClassFacts other) {
    return !Objects.equals(superName, other.superName) || !interfaces.equals(other.interfaces);
  }

  boolean refersToAny(Set<String> types) {
    return intersect(references, types);
  }

  boolean showsAny(Set<String> types) {
    return intersect(shown, types);
  }

  private static boolean intersect(Set<String> one, Set<String> other) {
    Set<String> small = one.size() < other.size() ? one : other;
    Set<String> large = one.size() < other.size() ? other : one;
    for (String name : small) {
      if (large.contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** The name that a source in the same package would use. */
  static String simple(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('$')) + 1);
  }

  /** Every name by which a source may mean the class: one with a {@code $} may be all of it. */
  static List<String> simpleNames(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    List<String> names = new ArrayList<>(List.of(last));
    for (int at = last.indexOf('$'); at >= 0; at = last.indexOf('$', at + 1)) {
      names.add(last.substring(at + 1));
    }
    return names;
  }
}
