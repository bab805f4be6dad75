// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A program of small sources that use each other in every way, and random edits of it. */
final class RandomProject {

  private static final List<String> PACKAGES = List.of("a", "b", "c.d");
  private static final List<String> TYPES = List.of("int", "long", "Object", "String", "Integer");

  private final Random random;
  private final int modules;
  private final List<Unit> units = new ArrayList<>();
  private int next;

  private enum Kind {
    CLASS,
    CLASS_OF_T,
    INTERFACE,
    FUNCTION,
    ENUM,
    RECORD,
    SEALED,
    ANNOTATION,
    CONSTANTS
  }

  /** One source; its text is made from these when it is asked for. */
  private static final class Unit implements Cloneable {
    int module;
    String pack = "a";
    String name = "";
    Kind kind = Kind.CLASS;
    boolean isPublic = true;
    String modifier = "";
    @Nullable String superName;
    List<String> supers = new ArrayList<>();
    List<String> imports = new ArrayList<>();
    List<String> members = new ArrayList<>();
    String tail = "";
    String values = "X, Y";
    String parts = "int a, String b";
    int comments;

    Unit copy() {
      try {
        Unit copy = (Unit) clone();
        copy.supers = new ArrayList<>(supers);
        copy.imports = new ArrayList<>(imports);
        copy.members = new ArrayList<>(members);
        return copy;
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }

    String full() {
      return pack + "." + name;
    }

    String path() {
      return full().replace('.', '/') + ".java";
    }

    String text() {
      StringBuilder text = new StringBuilder("package " + pack + ";\n");
      text.append("// more\n".repeat(comments));
      imports.forEach(line -> text.append("import ").append(line).append(";\n"));
      String access = isPublic ? "public " : "";
      String all = supers.isEmpty() ? "" : String.join(", ", supers);
      String extending = superName == null ? "" : " extends " + superName;
      String implementing = all.isEmpty() ? "" : " implements " + all;
      text.append(
          switch (kind) {
            case CLASS -> access + modifier + "class " + name + extending + implementing;
            case CLASS_OF_T -> access + "class " + name + "<T>" + extending + implementing;
            case INTERFACE, FUNCTION ->
                access + "interface " + name + (all.isEmpty() ? "" : " extends " + all);
            case ENUM -> access + "enum " + name + implementing;
            case RECORD -> access + "record " + name + "(" + parts + ")" + implementing;
            case SEALED -> access + "sealed interface " + name;
            case ANNOTATION -> access + "@interface " + name;
            case CONSTANTS -> access + "final class " + name;
          });
      text.append(" {\n").append(kind == Kind.ENUM ? values + ";\n" : "");
      members.forEach(member -> text.append("  ").append(member).append('\n'));
      return text.append("}\n").append(tail).toString();
    }
  }

  RandomProject(long seed, int modules) {
    this.random = new Random(seed);
    this.modules = modules;
  }

  /** A copy of the sources: what the next edits are told from. */
  List<Map<String, String>> texts() {
    List<Map<String, String>> texts = new ArrayList<>();
    for (int i = 0; i < modules; i++) {
      texts.add(new TreeMap<>());
    }
    units.forEach(unit -> texts.get(unit.module).put(unit.path(), unit.text()));
    return texts;
  }

  /** What {@link #restore} takes. */
  Object save() {
    return units.stream().map(Unit::copy).toList();
  }

  @SuppressWarnings("unchecked")
  void restore(Object saved) {
    units.clear();
    ((List<Unit>) saved).forEach(unit -> units.add(unit.copy()));
  }

  int size() {
    return units.size();
  }

  void add() {
    Unit unit = new Unit();
    unit.module = random.nextInt(modules);
    unit.name = "C" + next++;
    unit.pack = pick(PACKAGES);
    unit.kind = units.size() < 4 ? Kind.CONSTANTS : pick(List.of(Kind.values()));
    if (unit.kind == Kind.CLASS && random.nextInt(3) == 0) {
      unit.kind = Kind.CLASS;
      Unit up = other(unit, Kind.CLASS);
      unit.superName = up == null ? null : up.full();
    }
    if (random.nextInt(3) == 0 && unit.kind != Kind.SEALED && unit.kind != Kind.ANNOTATION) {
      Unit up = other(unit, random.nextBoolean() ? Kind.INTERFACE : Kind.SEALED);
      if (up != null && up.kind == Kind.INTERFACE && unit.kind != Kind.CONSTANTS) {
        unit.supers.add(up.full());
      }
    }
    basics(unit);
    for (int i = random.nextInt(4); i > 0; i--) {
      unit.members.add(member(unit));
    }
    units.add(unit);
  }

  private void basics(Unit unit) {
    switch (unit.kind) {
      case FUNCTION -> unit.members.add("int f0(" + pick(TYPES) + " a);");
      case SEALED -> {
        unit.members.add("record P(int a) implements " + unit.name + " { }");
        unit.members.add("final class Q implements " + unit.name + " { }");
      }
      case ANNOTATION -> unit.members.add("int value() default " + constant(unit) + ";");
      case CONSTANTS -> {
        for (int i = 0; i < 3; i++) {
          unit.members.add("public static final int K" + i + " = " + random.nextInt(100) + ";");
        }
        unit.members.add("public static final String S0 = \"" + random.nextInt(100) + "\";");
      }
      default -> {}
    }
  }

  /** Some edits at once, most often one. */
  void edit() {
    do {
      editOne();
    } while (random.nextInt(4) == 0);
  }

  private void editOne() {
    Unit unit = pick(units);
    switch (random.nextInt(20)) {
      case 0 -> units.remove(unit);
      case 1, 2 -> add();
      case 3 -> rename(unit);
      case 4 -> unit.pack = pick(PACKAGES);
      case 5 -> unit.isPublic = !unit.isPublic;
      case 6 -> unit.modifier = pick(List.of("", "abstract ", "final "));
      case 7 -> superName(unit);
      case 8 -> unit.comments = random.nextInt(3);
      case 9 -> Collections.shuffle(unit.members, random);
      case 10 ->
          unit.tail =
              unit.tail.isEmpty()
                  ? "class " + unit.name + "Too { int f0(int a) { return a; } }\n"
                  : "";
      case 11 -> {
        unit.values = pick(List.of("X, Y", "Y, X", "X, Y, Z", "X"));
        unit.parts =
            pick(List.of("int a, String b", "String b, int a", "int a", "long a, String b"));
      }
      case 12 -> unit.imports.add(imported(unit));
      case 13 -> {
        if (!unit.imports.isEmpty()) {
          unit.imports.remove(random.nextInt(unit.imports.size()));
        }
      }
      case 14, 15 -> {
        if (!unit.members.isEmpty()) {
          unit.members.remove(random.nextInt(unit.members.size()));
        }
      }
      case 16 -> twist(unit);
      default -> {
        if (!unit.members.isEmpty() && random.nextBoolean()) {
          unit.members.set(random.nextInt(unit.members.size()), member(unit));
        } else {
          unit.members.add(member(unit));
        }
      }
    }
  }

  private void rename(Unit unit) {
    String old = unit.name;
    unit.name = random.nextInt(4) == 0 ? pick(units).name + "Too" : "C" + next++;
    unit.members.replaceAll(member -> member.replaceAll("\\b" + old + "\\b", unit.name));
    if (random.nextBoolean()) { // As a refactoring does it.
      for (Unit user : units) {
        String full = "\\b" + unit.pack + "\\." + old + "\\b";
        user.members.replaceAll(member -> member.replaceAll(full, unit.full()));
        user.imports.replaceAll(line -> line.replaceAll(full, unit.full()));
        user.supers.replaceAll(type -> type.replaceAll(full, unit.full()));
        user.superName =
            user.superName == null ? null : user.superName.replaceAll(full, unit.full());
      }
    }
  }

  private void superName(Unit unit) {
    Unit up = other(unit, Kind.CLASS);
    Unit type = other(unit, Kind.INTERFACE);
    if (random.nextBoolean()) {
      unit.superName = up == null || random.nextBoolean() ? null : up.full();
    } else {
      unit.supers.clear();
      if (type != null && random.nextBoolean()) {
        unit.supers.add(type.full());
      }
    }
  }

  /** Another modifier, type or number in a member. */
  private void twist(Unit unit) {
    if (unit.members.isEmpty()) {
      return;
    }
    int at = random.nextInt(unit.members.size());
    String member = unit.members.get(at);
    unit.members.set(
        at,
        switch (random.nextInt(6)) {
          case 0 -> member.replaceFirst("public ", "private ");
          case 1 -> member.replaceFirst("private ", "public ");
          case 2 -> member.replaceFirst("\\bint\\b", pick(TYPES));
          case 3 -> member.replaceFirst("static ", "");
          case 4 -> member.replaceFirst("final ", "");
          default -> member.replaceFirst("= \\d+;", "= " + random.nextInt(100) + ";");
        });
  }

  private String imported(Unit unit) {
    Unit other = any(unit);
    return switch (random.nextInt(5)) {
      case 0 -> other.full();
      case 1 -> other.pack + ".*";
      case 2 -> "static " + other.full() + ".*";
      case 3 -> "java.util.*";
      default -> "static " + other.full() + ".K" + random.nextInt(3);
    };
  }

  private String member(Unit unit) {
    boolean isInterface =
        unit.kind == Kind.INTERFACE || unit.kind == Kind.SEALED || unit.kind == Kind.FUNCTION;
    if (unit.kind == Kind.ANNOTATION) {
      return "int v" + random.nextInt(3) + "() default " + constant(unit) + ";";
    }
    String access =
        isInterface ? "" : pick(List.of("public ", "public ", "", "protected ", "private "));
    String method = "f" + random.nextInt(4) + "(" + pick(TYPES) + " a" + (next % 2) + ")";
    return switch (random.nextInt(10)) {
      case 0 ->
          (isInterface ? "" : access + "static final ")
              + "int K"
              + random.nextInt(3)
              + " = "
              + (random.nextBoolean() ? "" + random.nextInt(100) : constant(unit) + " + 1")
              + ";";
      case 1 -> access + "static class N" + random.nextInt(2) + " { int x = " + use(unit) + "; }";
      case 2 -> isInterface ? "int " + method + ";" : access + "int x" + random.nextInt(3) + ";";
      case 3 -> access + "static <A> A g(A a) { " + statement(unit) + " return a; }";
      case 4 -> annotated(unit) + access + "static int s" + random.nextInt(3) + "() { return 1; }";
      case 5 -> generic(unit, access);
      default -> {
        String start =
            isInterface ? "default " : access + (random.nextInt(3) == 0 ? "static " : "");
        yield start + "int " + method + " { " + statement(unit) + " return 1; }";
      }
    };
  }

  private String generic(Unit unit, String access) {
    Unit holder = other(unit, Kind.CLASS_OF_T);
    Unit type = any(unit);
    if (holder == null || type.kind == Kind.CONSTANTS || type.kind == Kind.CLASS_OF_T) {
      return access + "static java.util.List<" + any(unit).full() + "> l0() { return null; }";
    }
    return access
        + "static "
        + holder.full()
        + "<"
        + type.full()
        + "> h0() { return new "
        + holder.full()
        + "<>(); }";
  }

  private String annotated(Unit unit) {
    Unit annotation = other(unit, Kind.ANNOTATION);
    return annotation == null ? "" : "@" + annotation.full() + "(" + constant(unit) + ") ";
  }

  /** A name of an int that a compiler knows. */
  private String constant(Unit unit) {
    Unit other = other(unit, Kind.CONSTANTS);
    return other == null ? "7" : other.full() + ".K" + random.nextInt(3);
  }

  private String statement(Unit unit) {
    Unit other = any(unit);
    String type = other.full();
    return switch (random.nextInt(12)) {
      case 0 -> "switch (3) { case " + constant(unit) + ": return 5; default: }";
      case 1 -> "class L { int y = " + use(unit) + "; } new L();";
      case 2 -> "var v = " + use(unit) + "; Runnable r = () -> System.out.print(v);";
      case 3 -> "if (" + constant(unit) + " == 3) return 8;";
      case 4 ->
          other.kind == Kind.ENUM
              ? type + " e = null; if (e != null) switch (e) { case X: return 2; default: }"
              : "Object o = null; if (o instanceof " + type + ") return 3;";
      case 5 ->
          other.kind == Kind.FUNCTION
              ? type + " f = p -> 1; f.f0(null == null ? 1 : 2);"
              : "Class<?> c = " + type + ".class;";
      case 6 ->
          other.kind == Kind.INTERFACE
              ? "Object i = new " + type + "() { };"
              : "int k = " + use(unit) + ";";
      case 7 ->
          other.kind == Kind.RECORD
              ? "var q = new " + type + "(1, \"\"); q.a();"
              : type + " z = null;";
      case 8 -> "for (var i : java.util.List.of(1)) { int w = " + use(unit) + "; }";
      default -> "int k = " + use(unit) + ";";
    };
  }

  /** An expression that is a number, if it compiles. */
  private String use(Unit unit) {
    Unit other = any(unit);
    String type = other.full();
    return switch (random.nextInt(9)) {
      case 0 -> constant(unit);
      case 1 -> other.kind == Kind.CLASS ? "new " + type + "().f" + random.nextInt(4) + "(1)" : "1";
      case 2 -> other.kind == Kind.CLASS ? type + ".s" + random.nextInt(3) + "()" : "2";
      case 3 -> other.kind == Kind.CLASS ? "new " + type + ".N0().x" : "3";
      case 4 -> "K" + random.nextInt(3);
      case 5 -> other.kind == Kind.CLASS ? type + ".g(1)" : "5";
      case 6 -> other.kind == Kind.CLASS ? "((" + type + ") null).x" + random.nextInt(3) : "6";
      case 7 -> other.kind == Kind.CLASS ? type + ".l0().size()" : "7";
      default -> constant(unit) + " * 2";
    };
  }

  private Unit any(Unit of) {
    List<Unit> seen = units.stream().filter(unit -> unit.module <= of.module).toList();
    return seen.isEmpty() ? of : pick(seen);
  }

  private @Nullable Unit other(Unit of, Kind kind) {
    List<Unit> seen =
        units.stream()
            .filter(unit -> unit.module <= of.module && unit.kind == kind && unit != of)
            .toList();
    return seen.isEmpty() ? null : pick(seen);
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
