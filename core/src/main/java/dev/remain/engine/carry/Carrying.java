// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.carry;

import dev.remain.classpath.LiveFile;
import dev.remain.classpath.LiveFiles;
import dev.remain.classpath.Root;
import dev.remain.engine.program.Program;
import dev.remain.event.ReloadEvent;
import dev.remain.generation.Generation;
import dev.remain.generation.GenerationCode;
import dev.remain.loader.CarriedState;
import dev.remain.loader.FormerNames;
import dev.remain.loader.GenerationClassLoader;
import dev.remain.state.carry.CarryReport;
import dev.remain.state.carry.Copier;
import dev.remain.state.carry.type.NextTypes;
import dev.remain.teller.Teller;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Carries what a generation has marked into the one after it: when the threads of the old one have
 * ended, and before the {@code main} of the new one is entered. Confined to the restart thread; the
 * copy is made on a thread of the new generation, since it runs its constructors.
 */
public final class Carrying {

  private final GenerationCode code;
  private final Duration longest;
  private final Teller teller;

  /**
   * @param longest a copy may take
   */
  Carrying(GenerationCode code, Duration longest, Teller teller) {
    this.code = code;
    this.longest = longest;
    this.teller = teller;
  }

  /**
   * Who comes after whom.
   *
   * @param next prepared, and not entered
   * @param files that it is made from
   */
  public record Successor(Generation next, LiveFiles files, Program program) {}

  /** What came of it. */
  public sealed interface Result {}

  public record Nothing() implements Result {}

  public record Done() implements Result {}

  /**
   * @param problem in words
   */
  public record Impossible(String problem) implements Result {}

  /** Whether there is anything to carry. */
  static boolean isNeeded(Generation old, Program program, boolean hasFailed) {
    return !old.loader().cargo().isEmpty(hasFailed) || program.carries();
  }

  /**
   * @param going loaders whose classes are not to be held any longer
   * @param hasFailed so that it may not have asked for all that was carried into it
   */
  Result carry(
      Generation old, Successor heir, Predicate<@Nullable ClassLoader> going, boolean hasFailed) {
    if (!isNeeded(old, heir.program(), hasFailed)) {
      return new Nothing();
    }
    Generation next = heir.next();
    CarriedState from = old.loader().cargo();
    AtomicReference<@Nullable CarryReport> report = new AtomicReference<>();
    Renamed renamed = new Renamed(heir.files());
    NextTypes types = new NextTypes(going, next.loader(), renamed::now);
    Copier copier = new Copier(types);
    CarryProgress progress = new CarryProgress(copier, next.number(), longest, teller);
    String problem =
        code.run(
            next,
            "carrying",
            () -> {
              copier.constants(old.loader().holdersOfConstants());
              report.set(carry(from, hasFailed, heir, types, copier, progress));
            },
            longest,
            progress::goesOn);
    CarryReport made = report.get();
    if (made == null || problem != null) {
      next.loader().cargo().abandon();
      return new Impossible(problem == null ? "carrying called exit" : problem);
    }
    teller.accept(
        new ReloadEvent.Carried(
            teller.now(), next.number(), made.objects(), made.took(), made.notes()));
    return new Done();
  }

  private static @Nullable CarryReport carry(
      CarriedState from,
      boolean hasFailed,
      Successor heir,
      NextTypes types,
      Copier copier,
      CarryProgress progress) {
    GenerationClassLoader to = heir.next().loader();
    List<Runnable> arrivals = new ArrayList<>();
    heir.program().carry(copier);
    for (CarriedState.Static field : from.statics()) {
      carry(field, types, copier, to, arrivals);
    }
    from.objects(hasFailed)
        .forEach((key, object) -> carry(key, object, copier, to.cargo(), arrivals));
    CarryReport report = copier.report();
    if (!progress.arrives()) {
      return null;
    }
    arrivals.forEach(Runnable::run);
    return report;
  }

  private static void carry(
      String key, Object object, Copier copier, CarriedState to, List<Runnable> arrivals) {
    String name = "\"" + key + "\"";
    Object copy = copier.carry("Remain.carry", name, object, begun -> to.begin(key, begun));
    if (copy == null || copy == Copier.NOT_CARRIED) {
      return;
    }
    if (to.begin(key, copy) == copy) {
      arrivals.add(() -> to.put(key, copy));
    } else {
      copier.note("Remain.carry", name + " dropped (a static initialiser asked for it before)");
    }
  }

  private static void carry(
      CarriedState.Static old,
      NextTypes types,
      Copier copier,
      GenerationClassLoader to,
      List<Runnable> arrivals) {
    Field field = old.field();
    String owner = field.getDeclaringClass().getName();
    Class<?> next = types.next(field.getDeclaringClass());
    Field target = next == null ? null : Copier.successor(field, next);
    if (target == null) {
      copier.note(owner, field.getName() + " dropped");
      return;
    }
    if (!CarriedState.isMarked(target)) {
      return; // It was carried, and is not to be any longer.
    }
    String type = target.getDeclaringClass().getName();
    if (Modifier.isFinal(target.getModifiers())) {
      copier.note(type, target.getName() + " not carried (a constant)");
      return;
    }
    Object copy = copier.carry(type, target.getName(), old.value());
    Object fitted = copy == Copier.NOT_CARRIED ? copy : Copier.fitted(copy, target.getType());
    if (fitted != Copier.NOT_CARRIED) {
      arrivals.add(() -> to.cargo().put(target, fitted));
    } else if (copy != Copier.NOT_CARRIED) {
      copier.note(type, target.getName() + " dropped (it is no " + target.getType() + ")");
    }
  }

  /** The classes that say that they had other names; looked for when one is missing. */
  private static final class Renamed {
    private final LiveFiles files;
    private @Nullable Map<String, String> names;

    Renamed(LiveFiles files) {
      this.files = files;
    }

    @Nullable String now(@Nullable String former) {
      Map<String, String> known = names;
      if (known == null) {
        known = FormerNames.in(classes());
        names = known;
      }
      return known.get(former);
    }

    private List<byte[]> classes() {
      List<byte[]> classes = new ArrayList<>();
      for (Root root : files.roots()) {
        for (LiveFile file : root.isLive() ? files.of(root).values() : List.<LiveFile>of()) {
          if (LiveFile.isClass(file.path())) {
            classes.add(file.bytes());
          }
        }
      }
      return classes;
    }
  }
}
