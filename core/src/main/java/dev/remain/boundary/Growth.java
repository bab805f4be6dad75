// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import dev.remain.classfile.Additions;
import dev.remain.classfile.ConstantPoolScan;
import dev.remain.classfile.Literals;
import dev.remain.classfile.SetOnce;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which archives of a base count on, or collect on, from one generation to the next, where a new
 * JVM would begin, or still hold a text that the program no longer has. Looks at small archives
 * only, when a generation has come to rest and when it has ended. Belongs to one base; confined to
 * one thread.
 */
public final class Growth {

  private final Statics statics;

  /** By archive, as each has one. */
  private final Map<ProtectionDomain, OfArchive> archives = new HashMap<>();

  public Growth(ClassLoader base) {
    this.statics = new Statics(base);
  }

  /**
   * What a generation that has come to rest shows.
   *
   * @param now what it goes on with itself
   * @param next what only the next one will
   */
  public record Rest(List<Lesson> now, List<Lesson> next) {}

  /**
   * A generation has come to rest.
   *
   * @param classes all that the base has loaded
   * @param archiveOf where a class of the base is from
   * @param program its code
   * @return why archives cannot stay, each once
   */
  public Rest rested(
      Collection<Class<?>> classes,
      Function<String, @Nullable Path> archiveOf,
      ProgramCode program) {
    Rest rest = new Rest(new ArrayList<>(), new ArrayList<>());
    ProgramLiterals literals = new ProgramLiterals(program, OldTexts.SHORTEST);
    for (Map.Entry<ProtectionDomain, List<Class<?>>> each : small(classes).entrySet()) {
      Path archive = archiveOf.apply(each.getValue().get(0).getName());
      if (archive != null) {
        archive(each.getKey()).rested(archive, each.getValue(), program, literals, rest);
      }
    }
    return rest;
  }

  /** Looks for fields ahead of an end: for classes that are new to it that takes long. */
  public void expectEnd(Collection<Class<?>> classes) {
    for (List<Class<?>> own : small(classes).values()) {
      own.forEach(statics::plain);
    }
  }

  /**
   * A generation has ended, and the next will meet this.
   *
   * @param hasRested whether it had come to rest
   */
  public void ended(Collection<Class<?>> classes, ProgramCode program, boolean hasRested) {
    ProgramLiterals literals = new ProgramLiterals(program, OldTexts.SHORTEST);
    for (Map.Entry<ProtectionDomain, List<Class<?>>> each : small(classes).entrySet()) {
      archive(each.getKey()).ended(each.getValue(), literals, hasRested);
    }
  }

  private OfArchive archive(ProtectionDomain domain) {
    return archives.computeIfAbsent(domain, one -> new OfArchive());
  }

  private static Map<ProtectionDomain, List<Class<?>>> small(Collection<Class<?>> classes) {
    Map<ProtectionDomain, List<Class<?>>> small = new HashMap<>();
    for (Class<?> type : classes) {
      small.computeIfAbsent(type.getProtectionDomain(), one -> new ArrayList<>()).add(type);
    }
    small.values().removeIf(own -> own.size() > Boundary.FEW_CLASSES);
    return small;
  }

  /** What is known of one archive. */
  private final class OfArchive {
    private final Map<String, Course> courses = new HashMap<>();
    private final OldTexts texts = new OldTexts();
    private final Set<Class<?>> read = new HashSet<>();
    private final Set<String> addedTo = new HashSet<>();
    private final SetOnce flags = new SetOnce();
    private boolean isTold;

    void rested(
        Path archive,
        List<Class<?>> classes,
        ProgramCode program,
        ProgramLiterals literals,
        Rest rest) {
      PlainState now = PlainState.of(statics, classes);
      Predicate<Amount> isProof =
          amount -> isCounted(amount, classes) && isSeen(amount.owner(), archive, classes, program);
      String grown = grown(now.amounts(), isProof);
      String old = texts.old(now.texts(), literals, literal -> isOwn(literal, classes));
      texts.note(now.texts(), literals);
      String reason =
          grown == null ? old : "counts on from one generation to the next (" + grown + ")";
      if (isTold) {
        return;
      }
      String once =
          reason == null
              ? once(now.flags(), classes, owner -> isSeen(owner, archive, classes, program))
              : null;
      if (reason != null) {
        rest.now().add(new Lesson(archive, reason));
      } else if (once != null) {
        rest.next().add(new Lesson(archive, once));
      }
      isTold = reason != null || once != null;
    }

    private @Nullable String once(
        List<PlainState.Flag> now, List<Class<?>> classes, Predicate<String> isSeen) {
      if (!now.isEmpty()) {
        read(classes);
      }
      for (PlainState.Flag flag : now) {
        if (flags.isForGood(flag.field(), flag.isTrue()) && isSeen.test(flag.owner())) {
          String value = flag.isTrue() ? " is true" : " is false";
          return "does once in a JVM what a new one would do again (" + flag.name() + value + ")";
        }
      }
      return null;
    }

    private @Nullable String grown(Map<String, Amount> now, Predicate<Amount> isProof) {
      courses.keySet().retainAll(now.keySet());
      String grown = null;
      for (Map.Entry<String, Amount> each : now.entrySet()) {
        Amount amount = each.getValue();
        Course course = courses.computeIfAbsent(each.getKey(), one -> new Course(amount.value()));
        if (grown == null && course.goesOn(amount) && isProof.test(amount)) {
          grown = each.getKey() + ": " + amount.grownFrom(course.former(amount));
        }
        course.rested(amount);
      }
      return grown;
    }

    /** What was not there at the rest began after it, with nothing. */
    void ended(List<Class<?>> classes, ProgramLiterals literals, boolean hasRested) {
      PlainState now = PlainState.of(statics, classes);
      texts.note(now.texts(), literals);
      for (Map.Entry<String, Amount> each : now.amounts().entrySet()) {
        double value = each.getValue().value();
        courses
            .computeIfAbsent(each.getKey(), one -> new Course(hasRested ? 0 : value))
            .ended(value);
      }
    }

    /** Whether code of the archive adds to it, if it may be anything else. */
    private boolean isCounted(Amount amount, List<Class<?>> classes) {
      return switch (amount.kind()) {
        case COUNTER, ELEMENTS, ENTRIES -> true;
        case FIELD, FILED -> {
          read(classes);
          yield addedTo.contains(amount.field());
        }
      };
    }

    private void read(List<Class<?>> classes) {
      for (Class<?> type : classes) {
        if (read.add(type)) {
          byte[] bytes = bytes(type);
          addedTo.addAll(Additions.in(bytes));
          flags.add(bytes);
        }
      }
    }

    /**
     * Whether the program may show what is counted, since it uses the class itself, or the library,
     * if that is small: others count connections, and nobody sees it.
     */
    private boolean isSeen(
        String owner, Path archive, List<Class<?>> classes, ProgramCode program) {
      Set<String> names = new HashSet<>();
      if (JarUse.classes(archive) <= Boundary.FEW_CLASSES) {
        classes.forEach(type -> names.add(type.getName()));
      } else {
        names.add(owner);
      }
      List<byte[]> starts = new ArrayList<>();
      for (String name : names) {
        String outer = name.replace('.', '/').replaceAll("\\$.*", "");
        starts.add(outer.getBytes(StandardCharsets.UTF_8));
      }
      return program.classes().stream()
          .anyMatch(type -> ConstantPoolScan.mayName(program.classFile(type), starts));
    }

    private boolean isOwn(String literal, List<Class<?>> classes) {
      return classes.stream()
          .anyMatch(type -> Literals.in(bytes(type), literal.length()).contains(literal));
    }
  }

  private byte[] bytes(Class<?> type) {
    String file = type.getName().replace('.', '/').concat(".class");
    try (InputStream in = statics.kept().getResourceAsStream(file)) {
      return in == null ? new byte[0] : in.readAllBytes();
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
