// SPDX-License-Identifier: Apache-2.0
package dev.remain.link;

import dev.remain.classpath.ClassName;
import dev.remain.link.Members.Member;
import dev.remain.link.Members.Use;
import dev.remain.loader.Base;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Finds what was compiled against another version of a class than the one that is there: fields and
 * methods that are gone, not there yet, or static on one side only, and abstract methods that a
 * class does not implement. What was so before, and ran, is no problem. Of use for one check;
 * confined to the restart thread.
 */
final class MemberCheck {

  private final ReferenceIndex index;
  private final Check check;
  private final Hierarchy now;
  private final Hierarchy before;

  MemberCheck(Base base, Check check, ReferenceIndex index) {
    this.index = index;
    this.check = check;
    this.now = new Hierarchy(check.next(), base);
    this.before = new Hierarchy(check.previous(), base);
  }

  /**
   * Whether a class is left from an earlier compilation, see {@link Hierarchy#isLeftOver}. One that
   * changed alone is no such class: the one that makes it may still be on its way.
   */
  boolean isLeftOver(String path) {
    String name = ClassName.internal(path);
    if (name.indexOf('$') < 0 || !now.isLeftOver(name)) {
      return false;
    }
    Members members = now.members(name);
    return !check.changed().contains(path)
        || (members != null
            && check.changed().contains(ClassName.path(String.valueOf(members.enclosing()))));
  }

  /**
   * Whether nothing leads to a class that did not change: what runs got on without it, and so does
   * what comes. Its source is most likely gone.
   */
  private boolean isDormant(String path) {
    Set<String> leading = Set.of(path);
    int before;
    do {
      before = leading.size();
      for (String one : leading) {
        if (check.changed().contains(one)
            || check.isLoaded().test(ClassName.dotted(ClassName.internal(one)))) {
          return false;
        }
      }
      leading = index.withReferrers(leading);
    } while (leading.size() > before);
    return true;
  }

  /**
   * The first problem in words, or null. Looks at the changed classes, and at those that refer to
   * them only where one has lost something.
   *
   * @param changed paths of classes
   */
  @Nullable String problem(Set<String> changed) {
    Set<String> narrowed = new HashSet<>();
    for (String path : changed) {
      String name = ClassName.internal(path);
      Members members = isLeftOver(path) ? null : now.members(name);
      String problem = members == null ? null : unresolved(members, changed);
      if (problem == null && members != null) {
        problem = unimplemented(members);
      }
      if (problem != null) {
        return problem;
      }
      if (members != null && isNarrowed(members)) {
        narrowed.add(name);
      }
    }
    return narrowed.isEmpty() ? null : ofReferrers(narrowed, changed);
  }

  private @Nullable String ofReferrers(Set<String> narrowed, Set<String> changed) {
    Set<String> owners = new HashSet<>();
    for (String name : index.withSubtypes(narrowed)) {
      owners.add(ClassName.path(name));
    }
    for (String path : index.withReferrers(owners)) {
      Members members =
          changed.contains(path) || isLeftOver(path) ? null : now.members(ClassName.internal(path));
      String problem = members == null ? null : unresolved(members, changed);
      if (problem != null && !isDormant(path)) {
        return problem;
      }
    }
    return null;
  }

  /** Whether code that was right before may be wrong now. */
  private boolean isNarrowed(Members members) {
    Members old = before.members(members.name());
    if (old == null) {
      return false;
    }
    for (Map.Entry<String, Integer> member : old.declared().entrySet()) {
      Integer access = members.declared().get(member.getKey());
      if (access == null
          || Members.has(access, Opcodes.ACC_STATIC)
              != Members.has(member.getValue(), Opcodes.ACC_STATIC)) {
        return true;
      }
    }
    return !String.valueOf(old.superName()).equals(String.valueOf(members.superName()))
        || !members.interfaces().containsAll(old.interfaces());
  }

  private @Nullable String unresolved(Members caller, Set<String> changed) {
    for (Use use : caller.uses()) {
      if (isWrong(now.find(use), use) && !wasWrong(caller, use)) {
        boolean isChanged = changed.contains(ClassName.path(caller.name()));
        boolean isOwnerChanged = changed.contains(ClassName.path(use.owner()));
        return text(caller, use, isChanged, isOwnerChanged);
      }
    }
    return null;
  }

  private static boolean isWrong(Hierarchy.Found found, Use use) {
    return found instanceof Hierarchy.Absent
        || (found instanceof Hierarchy.There there
            && Members.has(there.access(), Opcodes.ACC_STATIC) != use.isStatic());
  }

  private boolean wasWrong(Members caller, Use use) {
    Members old = before.members(caller.name());
    return old != null && old.uses().contains(use) && isWrong(before.find(use), use);
  }

  private String text(Members caller, Use use, boolean isChanged, boolean isOwnerChanged) {
    Members owner = now.members(use.owner());
    String what =
        now.find(use) instanceof Hierarchy.There
            ? "one whose "
                + shown(use.owner(), use.member())
                + (use.isStatic() ? " is static" : " is not static")
            : "one with "
                + (use.member().isField() ? "the field " : "")
                + shown(use.owner(), use.member());
    String remedy =
        isChanged && isOwnerChanged
            ? "compile both again"
            : isChanged && owner != null
                ? "compile " + owner.compiledFrom() + ", too"
                : "compile it, too";
    return caller.compiledFrom()
        + " was compiled against another "
        + ClassName.dotted(use.owner())
        + ", "
        + what
        + ": "
        + remedy;
  }

  /** A class, of those that did not change, without a method that a changed type now asks for. */
  private @Nullable String unimplemented(Members type) {
    List<Member> asked = newlyAbstract(type);
    if (asked.isEmpty()) {
      return null;
    }
    for (String name : new TreeSet<>(index.withSubtypes(Set.of(type.name())))) {
      Members members = now.members(name);
      if (members == null || !members.isConcrete() || isLeftOver(ClassName.path(name))) {
        continue;
      }
      for (Member member : asked) {
        if (!now.implementsMethod(name, member.key()) && !isDormant(ClassName.path(name))) {
          return members.compiledFrom()
              + " was compiled against another "
              + ClassName.dotted(type.name())
              + ", one without "
              + shown(type.name(), member)
              + ": implement it, and compile it, too";
        }
      }
    }
    return null;
  }

  private List<Member> newlyAbstract(Members type) {
    Members old = type.isConcrete() ? null : before.members(type.name());
    List<Member> asked = new ArrayList<>();
    if (old != null) {
      type.declared()
          .forEach(
              (key, access) -> {
                if (Members.has(access, Opcodes.ACC_ABSTRACT) && !old.declared().containsKey(key)) {
                  int end = key.indexOf('(');
                  asked.add(new Member(key.substring(0, end), key.substring(end)));
                }
              });
    }
    return asked;
  }

  /** As a source would name it: {@code Person(String)}, {@code name()}, {@code age}. */
  private static String shown(String owner, Member member) {
    if (member.isField()) {
      return member.name();
    }
    List<String> parameters = new ArrayList<>();
    for (Type type : Type.getArgumentTypes(member.descriptor())) {
      parameters.add(simple(type.getClassName()));
    }
    String name = member.name().equals("<init>") ? simple(ClassName.dotted(owner)) : member.name();
    return name + "(" + String.join(", ", parameters) + ")";
  }

  private static String simple(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }
}
