// SPDX-License-Identifier: Apache-2.0
package dev.remain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What only a few named classes may do. */
class ConductTest {

  /** Who may write to the standard streams, and why. */
  private static final Map<String, String> SPEAKERS =
      Map.of(
          "dev.remain.Main", "answers --help and --explain, and gives the voice its stream",
          "dev.remain.launch.Takeover", "gives the voice its stream",
          "dev.remain.Reloader", "gives the voice its stream",
          "dev.remain.state.carry.JdkKinds", "knows the streams when it meets them",
          "dev.remain.compile.process.CompileServer",
              "answers on the standard output of its own JVM",
          "dev.remain.leak.dump.HolderSearch", "answers on the standard output of its own JVM",
          "dev.remain.cleanup.jdk.StandardStreams", "puts back streams that were replaced");

  /** Who may create threads, and why. */
  private static final Map<String, String> THREAD_MAKERS =
      Map.of(
          "dev.remain.thread.RemainThreads", "makes all of Remain's own threads",
          "dev.remain.thread.Beside", "looks beside and later, on threads that RemainThreads makes",
          "dev.remain.engine.call.CommonPoolWorkers", "makes the common pool's workers for the JDK",
          "dev.remain.generation.Preloader", "lets one of Remain's threads wait for its next turn",
          "dev.remain.woven.HttpClients", "gives a program's own client a pool that ends with it",
          "dev.remain.woven.SharedQueue", "has what windows share made by a thread of nobody's");

  private static final JavaClasses CLASSES = Rooms.classes();

  @Test
  void onlyNamedClassesUseTheStandardStreams() {
    assertThat(accesses(CLASSES, ConductTest::usesStandardStream, SPEAKERS.keySet()))
        .as("uses of System.out, System.err and printStackTrace(); speak through ConsoleReporter")
        .isEmpty();
  }

  private static boolean usesStandardStream(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    return (owner.isEquivalentTo(System.class) && (name.equals("out") || name.equals("err")))
        || (owner.isAssignableTo(Throwable.class)
            && access.getTarget().getFullName().endsWith(".printStackTrace()"));
  }

  @Test
  void onlyNamedClassesCreateThreads() {
    assertThat(accesses(CLASSES, ConductTest::createsThread, THREAD_MAKERS.keySet()))
        .as("threads and executors created; take a ThreadFactory from RemainThreads")
        .isEmpty();
  }

  private static boolean createsThread(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    return (name.equals("<init>")
            && (owner.isAssignableTo(Thread.class)
                || owner.isAssignableTo(Executor.class)
                || owner.isAssignableTo(Timer.class)))
        || (owner.isEquivalentTo(Thread.class)
            && Set.of("ofPlatform", "ofVirtual", "startVirtualThread").contains(name))
        || owner.isEquivalentTo(Executors.class);
  }

  @Test
  void unitTestsDoNotSleep() {
    JavaClasses tests =
        new ClassFileImporter()
            .importPath(Path.of(System.getProperty("remaintest.classes"), "../test-classes"));

    assertThat(tests).isNotEmpty();
    assertThat(accesses(tests, ConductTest::sleeps, Set.of()))
        .filteredOn(line -> !line.matches("\\S+IT(\\$\\S*)? .*"))
        .as("sleeps in unit tests; wait for what should happen instead")
        .isEmpty();
  }

  private static boolean sleeps(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return access.getTarget().getName().equals("sleep")
        && (owner.isEquivalentTo(Thread.class) || owner.isEquivalentTo(TimeUnit.class));
  }

  /**
   * The accesses that match, but those by the classes that may, as lines that begin with the class.
   */
  private static Set<String> accesses(
      JavaClasses classes, Predicate<JavaAccess<?>> wanted, Set<String> mayDoSo) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      if (mayDoSo.contains(topLevel(type))) {
        continue;
      }
      for (JavaAccess<?> access : List.copyOf(type.getAccessesFromSelf())) {
        if (wanted.test(access)) {
          found.add(
              type.getName()
                  + " line "
                  + access.getLineNumber()
                  + ": "
                  + access.getTarget().getFullName());
        }
      }
    }
    return found;
  }

  private static String topLevel(JavaClass type) {
    String name = type.getName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }
}
