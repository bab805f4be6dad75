// SPDX-License-Identifier: Apache-2.0
package dev.remain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaWildcardType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rooms that outlive generations have no field that could hold a piece of one. */
class RetentionTest {

  private static final Set<String> LASTING = Set.of("event", "report", "leak", "state");

  /** What lives as long as one copy from one generation into the next. */
  private static final String PASSING = Rooms.ROOT + ".state.carry";

  private static final List<Class<?>> PIECES =
      List.of(
          Class.class,
          ClassLoader.class,
          Thread.class,
          Throwable.class,
          AccessibleObject.class,
          MethodHandle.class);

  /** Full names of fields that may all the same, each with its reason. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "dev.remain.state.reloadable.Reloadable.type", "an interface of the code that stays",
          "dev.remain.state.reloadable.Gate$Pin.thread", "held by the thread that pins",
          "dev.remain.state.reloadable.CrossGenerationGuard.generations",
              "a function, which holds none",
          "dev.remain.state.kept.KeepRequest.type", "held by the call that asks",
          "dev.remain.state.kept.PendingObject.failure", "held by the call that asks",
          "dev.remain.state.kept.PendingObject.maker", "ends with its factory",
          "dev.remain.state.kept.PendingObjects.awaited", "threads, as long as they wait",
          "dev.remain.state.kept.VisibleContent.wanted", "confined to one call",
          "dev.remain.state.kept.VisibleContent$Part.holder", "confined to one call");

  @Test
  void noFieldOfALastingRoomHoldsAPieceOfAGeneration() {
    Set<String> refused = new TreeSet<>();
    for (JavaClass type : Rooms.classes()) {
      String name = type.getPackageName();
      if (LASTING.contains(Rooms.of(type).split("\\.")[0]) && !name.startsWith(PASSING)) {
        refused.addAll(holders(type));
      }
    }
    refused.removeAll(EXCEPTIONS.keySet());

    assertThat(refused).as("fields that could keep a generation in memory").isEmpty();
  }

  @Test
  void theRuleTellsHoldersFromWeakOnes() {
    JavaClass type = new ClassFileImporter().importClass(Sample.class);

    assertThat(holders(type))
        .extracting(name -> name.substring(name.lastIndexOf('.') + 1))
        .containsExactlyInAnyOrder("method", "failures", "loaders", "types");
  }

  private static Set<String> holders(JavaClass type) {
    Set<String> holders = new TreeSet<>();
    for (JavaField field : type.getFields()) {
      if (!field.getModifiers().contains(JavaModifier.SYNTHETIC) && holds(field.getType())) {
        holders.add(field.getFullName());
      }
    }
    return holders;
  }

  private static boolean holds(JavaType type) {
    JavaClass raw = type.toErasure().getBaseComponentType();
    if (raw.isAssignableTo(Reference.class)) {
      return false;
    }
    return PIECES.stream().anyMatch(raw::isAssignableTo)
        || arguments(type).anyMatch(RetentionTest::holds);
  }

  private static Stream<JavaType> arguments(JavaType type) {
    if (type instanceof JavaParameterizedType parameterized) {
      return parameterized.getActualTypeArguments().stream();
    }
    return type instanceof JavaWildcardType wildcard
        ? wildcard.getUpperBounds().stream()
        : Stream.of();
  }

  /** Fields of both sorts. */
  @SuppressWarnings("unused")
  private static final class Sample<T> {
    private Method method;
    private List<? extends Exception> failures;
    private ClassLoader[] loaders;
    private Map<String, List<Class<?>>> types;
    private WeakReference<ClassLoader> weak;
    private Map<WeakReference<Thread>, String> weaks;
    private List<String> names;
    private T anything;
  }
}
