// SPDX-License-Identifier: Apache-2.0
package dev.remain.compile.proof;

import dev.remain.compile.round.ByProduct;
import dev.remain.compile.round.Made;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/** What is said of a proof. Stateless. */
public final class ProofText {

  private static final int CLASS = 7;
  private static final int UTF8 = 1;

  /** What to do where the build may know more than shows. */
  static final String LEARN =
      "; if an annotation processor or an option of the build is missing, --learn \"mvn -q clean"
          + " compile\" (or whatever builds it) finds it out";

  /** Options that were only found out are no more than a guess. */
  static final String ALL_NEWER =
      "all of its sources are newer than their classes, which prove nothing then: build it once";

  private ProofText() {}

  /** Why a class is not as the build made it. */
  static String difference(String path, Made ours, @Nullable Made theirs) {
    String source = path.substring(path.lastIndexOf('/') + 1);
    String name = ours.name().substring(ours.name().lastIndexOf('/') + 1);
    if (theirs == null) {
      return "the build made no " + name + ".class of " + source + ": build once more";
    }
    if (isOfEclipse(theirs)) {
      return name
          + ".class was made by Eclipse's compiler: the IDE that did it compiles on save itself";
    }
    return name
        + ".class is not what javac "
        + Runtime.version().feature()
        + " makes of "
        + source
        + ": another JDK or a later step of the build made it, or the source is not the one that"
        + " was built";
  }

  /** What a compiler says, on one line. */
  static String line(String message) {
    List<String> lines = message.lines().map(String::strip).toList();
    String symbol =
        lines.stream().filter(line -> line.startsWith("symbol:")).findFirst().orElse("");
    String first = lines.isEmpty() ? "it does not compile" : lines.get(0);
    return symbol.isEmpty()
        ? first
        : first + ": " + symbol.substring("symbol:".length()).strip().replaceAll(" +", " ");
  }

  static String leftOver(String path, String className) {
    String source = path.substring(path.lastIndexOf('/') + 1);
    String name = className.substring(className.lastIndexOf('/') + 1);
    return name + ".class is not made of " + source + " any more: build from clean";
  }

  /** Eclipse's compiler begins the constants with the class's own name, and javac with its use. */
  private static boolean isOfEclipse(Made made) {
    byte[] bytes = made.bytes();
    ClassReader reader = new ClassReader(bytes);
    int first = reader.getItem(1);
    return first > 0
        && bytes[first - 1] == CLASS
        && reader.readUnsignedShort(first) == 2
        && bytes[reader.getItem(2) - 1] == UTF8
        && reader
            .readUTF8(first, new char[reader.getMaxStringLength()])
            .equals(reader.getClassName())
        && made.facts().superName() != null
        && !isInterface(reader);
  }

  private static boolean isInterface(ClassReader reader) {
    return (reader.getAccess() & 0x0200) != 0;
  }

  /** What is told when a module is proven. */
  public static String proven(String roots, Proof.Proven proven) {
    int total = proven.identical() + proven.equivalent();
    StringBuilder text = new StringBuilder("compile on save: ").append(roots);
    if (total == 0 && !proven.edits().isEmpty()) {
      text.append(", as proven before");
    } else if (proven.equivalent() == 0) {
      text.append(", exact (").append(total).append(" of ").append(total);
      text.append(total == 1 ? " class" : " classes").append(" as the build made them)");
    } else {
      text.append(", equivalent (").append(proven.identical()).append(" of ").append(total);
      text.append(" classes as the build made them, ").append(proven.equivalent());
      text.append(" but for what debuggers read or the order of constants)");
    }
    int newer = proven.edits().size();
    if (newer > 0) {
      text.append("; ").append(newer);
      text.append(newer == 1 ? " source is newer than its" : " sources are newer than their");
      text.append(" classes: the next save compiles ").append(newer == 1 ? "it" : "them");
      text.append(" too");
    }
    return text.toString();
  }

  /** Of what processors write, and comes out another each time. */
  public static String left(ByProduct resource) {
    return "compile on save: processors write "
        + resource.path()
        + " otherwise than in the build, as with a time in it: it stays as the build wrote it";
  }

  /** Of classes that were made from something else than Java. */
  public static String others(Module module) {
    return "compile on save: what is no Java of "
        + module.display()
        + " is for its build to compile ("
        + module.others()
        + (module.others() == 1 ? " class)" : " classes)");
  }
}
