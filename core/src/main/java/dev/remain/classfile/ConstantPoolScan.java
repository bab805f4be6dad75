// SPDX-License-Identifier: Apache-2.0
package dev.remain.classfile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A fast look at what the constants of a class name, for the path on which classes are loaded.
 * Finds nothing in bytes that are not a class file. Immutable.
 */
public final class ConstantPoolScan {

  private final @Nullable ConstantPool constants;

  private ConstantPoolScan(@Nullable ConstantPool constants) {
    this.constants = constants;
  }

  public static ConstantPoolScan of(byte[] bytes) {
    try {
      return new ConstantPoolScan(ConstantPool.read(bytes));
    } catch (Damage e) {
      return new ConstantPoolScan(null);
    }
  }

  /**
   * A method, whatever its parameters. Compares itself: what the JVM makes for a record at its
   * first use as a key would cost a seventh of Remain's start.
   *
   * @param owner with {@code /}, as the call site names it
   */
  public record Member(String owner, String name) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Member member
          && owner.equals(member.owner)
          && name.equals(member.name);
    }

    @Override
    public int hashCode() {
      return 31 * owner.hashCode() + name.hashCode();
    }
  }

  /** The methods to look for, by their owners. Immutable. */
  public static final class Members {
    private final Map<Integer, List<String>> ownersByLength = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();

    private Members(Collection<Member> members) {
      for (Member member : members) {
        Set<String> known = names.get(member.owner());
        if (known == null) {
          known = new HashSet<>();
          names.put(member.owner(), known);
          addOwner(member.owner());
        }
        known.add(member.name());
      }
    }

    private void addOwner(String owner) {
      List<String> known = ownersByLength.get(owner.length());
      if (known == null) {
        known = new ArrayList<>();
        ownersByLength.put(owner.length(), known);
      }
      known.add(owner);
    }

    public static Members of(Collection<Member> members) {
      return new Members(members);
    }

    public boolean has(String owner, String name) {
      return names.getOrDefault(owner, Set.of()).contains(name);
    }
  }

  /** Whether a call or a method handle of the class names one of the methods. */
  public boolean refersToAny(Members members) {
    ConstantPool known = constants;
    try {
      return known != null && refersToAny(known, members);
    } catch (Damage e) {
      return false;
    }
  }

  private static boolean refersToAny(ConstantPool constants, Members members) throws Damage {
    Map<Integer, Set<String>> wanted = wanted(constants, members);
    for (int i = 1; !wanted.isEmpty() && i < constants.size(); i++) {
      int tag = constants.tag(i);
      if ((tag == ConstantPool.METHOD || tag == ConstantPool.INTERFACE_METHOD)
          && isAny(constants, i, wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of the classes that it names, with {@code /}, is wanted. */
  public boolean namesClass(Predicate<String> wanted) {
    ConstantPool known = constants;
    if (known == null) {
      return false;
    }
    try {
      for (int i : known.classes()) {
        if (wanted.test(known.text(known.index(i, 0)))) {
          return true;
        }
      }
    } catch (Damage e) {
      // Then none of those before.
    }
    return false;
  }

  /** Its super class and its interfaces, with {@code /}. */
  public List<String> superTypes() {
    try {
      return constants == null ? List.of() : constants.superTypes();
    } catch (Damage e) {
      return List.of();
    }
  }

  /** Its own methods that lambdas and method references of it stand for, by their names. */
  public Set<String> ownHandles() {
    Set<String> names = new HashSet<>();
    ConstantPool known = constants;
    if (known == null) {
      return names;
    }
    try {
      for (int i : known.handles()) {
        int method = known.index(i, 1);
        int tag = known.tag(method);
        if ((tag == ConstantPool.METHOD || tag == ConstantPool.INTERFACE_METHOD)
            && Objects.equals(known.className(known.index(method, 0)), known.ownName())) {
          names.add(known.text(known.index(known.index(method, 2), 0)));
        }
      }
    } catch (Damage e) {
      // Then none of those after.
    }
    return names;
  }

  /** Whether a text in the class, such as the descriptor of an annotation, ends like that. */
  public boolean hasTextEndingWith(String end) {
    return constants != null && constants.hasTextEndingWith(end);
  }

  /** Whether a text in the class begins like that. */
  public boolean hasTextStartingWith(String start) {
    ConstantPool known = constants;
    for (int i = 1; known != null && i < known.size(); i++) {
      if (known.startsWith(i, start)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a class file may name a class whose name, with {@code /} and in UTF-8, begins with one
   * of these, none of which is empty: so quick that all of a small archive can be asked before a
   * program starts. False is certain, unless the bytes are no class file.
   */
  public static boolean mayName(byte[] bytes, List<byte[]> starts) {
    return ConstantPool.mayName(bytes, starts);
  }

  /**
   * Adds the packages, with {@code /}, of all types that class constants, descriptors and
   * signatures name; what only looks like one may be among them.
   */
  public void addPackages(Set<String> packages) {
    ConstantPool known = constants;
    try {
      for (int i = 1; known != null && i < known.size(); i++) {
        if (known.tag(i) == ConstantPool.CLASS) {
          String name = known.text(known.index(i, 0));
          if (!name.startsWith("[")) {
            addPackage(name, 0, name.length(), packages);
          }
        } else if (known.tag(i) == ConstantPool.UTF8) {
          addTypes(known.text(i), packages);
        }
      }
    } catch (Damage e) {
      // Then it names what it named so far.
    }
  }

  private static void addTypes(String text, Set<String> packages) {
    if (text.isEmpty() || "([L<".indexOf(text.charAt(0)) < 0) {
      return;
    }
    for (int at = text.indexOf('L'); at >= 0; at = text.indexOf('L', at + 1)) {
      int end = at + 1;
      while (end < text.length() && ";<".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      if (end < text.length()) {
        addPackage(text, at + 1, end, packages);
        at = end - 1;
      }
    }
  }

  private static void addPackage(String text, int from, int to, Set<String> packages) {
    int slash = text.lastIndexOf('/', to - 1);
    if (slash > from) {
      packages.add(text.substring(from, slash));
    }
  }

  /** The names to look for, by the class constant of their owner: most classes have none. */
  private static Map<Integer, Set<String>> wanted(ConstantPool constants, Members members)
      throws Damage {
    Map<Integer, Set<String>> wanted = new HashMap<>();
    for (int i : constants.classes()) {
      int text = constants.index(i, 0);
      List<String> owners = members.ownersByLength.get(constants.textLength(text));
      for (String owner : owners == null ? List.<String>of() : owners) {
        if (constants.isText(text, owner)) {
          wanted.put(i, members.names.getOrDefault(owner, Set.of()));
        }
      }
    }
    return wanted;
  }

  private static boolean isAny(ConstantPool constants, int method, Map<Integer, Set<String>> wanted)
      throws Damage {
    Set<String> names = wanted.get(constants.index(method, 0));
    if (names == null) {
      return false;
    }
    int nameAndType = constants.index(method, 2);
    constants.check(nameAndType, ConstantPool.NAME_AND_TYPE);
    int nameText = constants.index(nameAndType, 0);
    for (String name : names) {
      if (constants.isText(nameText, name)) {
        return true;
      }
    }
    return false;
  }
}
