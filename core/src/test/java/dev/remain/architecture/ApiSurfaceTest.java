// SPDX-License-Identifier: Apache-2.0
package dev.remain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is promised to users changes only on purpose: it is committed as text. */
class ApiSurfaceTest {

  private static final String UPDATE =
      "mvn -q test -pl core -am -Dtest=ApiSurfaceTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dapi.update=true";

  private static final Path PROMISED =
      Path.of(System.getProperty("remaintest.root"), "core", "api", "remain-core.txt");

  @Test
  void theExportedPackagesAreWhatIsPromised() throws Exception {
    List<String> actual = surface();
    assertThat(actual).hasSizeGreaterThan(10);

    if (Boolean.getBoolean("api.update")) {
      Files.createDirectories(PROMISED.getParent());
      Files.write(PROMISED, actual);
      return;
    }
    assertThat(difference(Files.readAllLines(PROMISED), actual))
        .as(
            "what differs from %s (- promised, + found); if that is meant, run\n  %s\n",
            PROMISED.getFileName(), UPDATE)
        .isEmpty();
  }

  @Test
  void describesEveryKindOfMember() {
    assertThat(ApiSurface.describe(Sample.class))
        .containsExactly(
            "protected abstract static class "
                + Sample.class.getName()
                + "<T extends "
                + "java.lang.Comparable<T>> implements java.lang.AutoCloseable",
            "  protected Sample(java.lang.String[])",
            "  public <X extends java.lang.Exception> @Nullable java.util.List<T> find(T, X) throws X",
            "  public abstract void close()",
            "  public static final int LIMIT");
  }

  private static List<String> surface() throws ClassNotFoundException {
    List<String> surface = new ArrayList<>();
    for (String name : exported()) {
      Class<?> type = Class.forName(name, false, ApiSurfaceTest.class.getClassLoader());
      if (ApiSurface.isVisible(type)) {
        surface.addAll(ApiSurface.describe(type));
      }
    }
    return surface;
  }

  private static TreeSet<String> exported() {
    return Rooms.classes().stream()
        .filter(type -> Rooms.EXPORTED.contains(type.getPackageName()))
        .map(JavaClass::getName)
        .filter(name -> !name.endsWith(".package-info"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Lines of one side only; a member follows the line of its type. */
  private static List<String> difference(List<String> promised, List<String> actual) {
    List<String> before = qualified(promised);
    List<String> after = qualified(actual);
    Set<String> gone = new TreeSet<>(before);
    gone.removeAll(after);
    Set<String> come = new TreeSet<>(after);
    come.removeAll(before);
    return Stream.concat(gone.stream().map("- "::concat), come.stream().map("+ "::concat)).toList();
  }

  private static List<String> qualified(List<String> lines) {
    List<String> qualified = new ArrayList<>();
    String type = "";
    for (String line : lines) {
      if (line.startsWith("  ")) {
        qualified.add(type + ": " + line.strip());
      } else {
        type = line;
        qualified.add(line);
      }
    }
    return qualified;
  }

  /** One of each. */
  @SuppressWarnings("unused")
  protected abstract static class Sample<T extends Comparable<T>> implements AutoCloseable {
    public static final int LIMIT = 1;
    int hidden;

    protected Sample(String... names) {}

    public <X extends Exception> @Nullable List<T> find(T key, X failure) throws X {
      return null;
    }

    @Override
    public abstract void close();

    void hide() {}
  }
}
