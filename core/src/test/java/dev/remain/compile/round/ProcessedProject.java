// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A module with {@link MakingProcessor} in which something is edited at random, again and again.
 */
final class ProcessedProject {

  private static final int SOURCES = 8;

  private final Random random;
  private List<Type> types = new ArrayList<>();
  private int last;

  /** A source in its parts. */
  private record Type(
      String name, int comment, int make, List<String> members, int body, int local, String use) {

    Type withComment(int to) {
      return new Type(name, to, make, members, body, local, use);
    }

    Type withMake(int to) {
      return new Type(name, comment, to, members, body, local, use);
    }

    Type withMembers(List<String> to) {
      return new Type(name, comment, make, to, body, local, use);
    }

    Type withBody(int newBody, int newLocal, String newUse) {
      return new Type(name, comment, make, members, newBody, newLocal, newUse);
    }

    String text() {
      StringBuilder text = new StringBuilder("package p;\n\n");
      text.append("/** Comment ").append(comment).append(". */\n");
      text.append(make == 0 ? "" : "@Make(" + make + ")\n");
      text.append("class ").append(name).append(" {\n");
      members.forEach(member -> text.append("  ").append(member).append('\n'));
      text.append("  int body() {\n");
      switch (local) {
        case 1 -> text.append("    Runnable r = () -> System.out.println();\n    r.run();\n");
        case 2 -> text.append("    class Local { int x; }\n    new Local();\n");
        case 3 -> text.append("    new Object() { int y = ").append(body).append("; };\n");
        default -> {}
      }
      text.append(use.isEmpty() ? "" : "    new " + use + "Made().text();\n");
      return text + "    return " + body + ";\n  }\n}\n";
    }
  }

  ProcessedProject(long seed) {
    random = new Random(seed);
    for (int i = 0; i < SOURCES; i++) {
      add();
    }
  }

  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    texts.put(
        "p/Make.java",
        "package p;\n@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.SOURCE)\n"
            + "@interface Make { int value(); }\n");
    types.forEach(type -> texts.put("p/" + type.name() + ".java", type.text()));
    return texts;
  }

  Object save() {
    return List.copyOf(types);
  }

  @SuppressWarnings("unchecked") // it is what save answered
  void restore(Object saved) {
    types = new ArrayList<>((List<Type>) saved);
  }

  private void add() {
    types.add(new Type("T" + last++, 0, random.nextInt(3), members(), random.nextInt(9), 0, ""));
  }

  private List<String> members() {
    List<String> members = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      members.add(member());
    }
    return members;
  }

  private String member() {
    String name = "m" + last++;
    return switch (random.nextInt(6)) {
      case 0 -> "private int " + name + ";";
      case 1 -> "static final int " + name + " = " + random.nextInt(5) + ";";
      case 2 -> "private void " + name + "() { }";
      case 3 -> "String " + name + "(int... numbers) { return null; }";
      case 4 -> "class " + name + " { int z; }";
      default -> (types.isEmpty() ? "String" : any().name()) + " " + name + ";";
    };
  }

  private Type any() {
    return types.get(random.nextInt(types.size()));
  }

  /** One edit, or two. */
  void edit() {
    change();
    if (random.nextInt(5) == 0) {
      change();
    }
  }

  private void change() {
    int at = random.nextInt(types.size());
    Type type = types.get(at);
    switch (random.nextInt(16)) {
      case 0 -> types.set(at, type.withComment(random.nextInt(100)));
      case 1 -> types.set(at, type.withMake(random.nextInt(4)));
      case 2, 3 -> types.set(at, type.withMembers(members()));
      case 4 -> add();
      case 5 -> types.remove(at);
      case 6 -> {
        types.remove(at);
        types.add(new Type("T" + last++, 0, type.make(), type.members(), 1, 0, ""));
      }
      default ->
          types.set(
              at,
              type.withBody(
                  random.nextInt(100),
                  random.nextInt(4),
                  random.nextInt(3) == 0 ? any().name() : ""));
    }
  }
}
