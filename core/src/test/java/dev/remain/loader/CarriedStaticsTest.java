// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarriedStaticsTest {

  private static final String MARK =
      " @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
          + " @interface Carried {} ";

  @TempDir Path directory;

  @Test
  void whatArrivesIsSetWhenTheInitialiserEndsHoweverItEnds() throws Exception {
    GenerationClassLoader loader =
        loader(
            "public class A { @Carried static final Object ONE = early(); static Object other = ONE;"
                + " static Object early() { return \"own\"; } static {"
                + " if (System.getProperty(\"no.such\") == null) { other = ONE + \"!\"; } }"
                + " public static Object[] all() { return new Object[] {ONE, other}; }"
                + MARK
                + "}");
    Class<?> type = Class.forName("acme.A", false, loader);
    loader.cargo().put(type.getDeclaredField("ONE"), "carried");
    assertThat(loader.cargo().statics())
        .extracting(CarriedState.Static::value)
        .containsExactly("carried");

    assertThat((Object[]) type.getMethod("all").invoke(null)).containsExactly("carried", "own!");

    assertThat(loader.cargo().statics())
        .containsExactly(new CarriedState.Static(type.getDeclaredField("ONE"), "carried"));
  }

  @Test
  void whatArrivesLateIsSetAtOnce() throws Exception {
    GenerationClassLoader loader =
        loader("public class A { @Carried public static int n = 1;" + MARK + "}");
    Field field = Class.forName("acme.A", true, loader).getDeclaredField("n");

    loader.cargo().put(field, 7);

    assertThat(field.get(null)).isEqualTo(7);
    assertThat(loader.cargo().isEmpty(true)).isFalse();
  }

  @Test
  void constantsAndWhatIsNotMarkedStayFinal() throws Exception {
    GenerationClassLoader loader =
        loader(
            "public class A { @Carried static final int N = 1; static final Object O = new Object();"
                + " @Carried final int instance = 2;"
                + MARK
                + "}");
    Class<?> type = Class.forName("acme.A", true, loader);

    for (String name : new String[] {"N", "O", "instance"}) {
      assertThat(Modifier.isFinal(type.getDeclaredField(name).getModifiers())).isTrue();
    }
    assertThat(loader.cargo().isEmpty(true)).isTrue();
  }

  private GenerationClassLoader loader(String source) throws Exception {
    CompiledApp app = CompiledApp.in(directory).source("acme.A", source).compile();
    return new GenerationClassLoader(
        1, Captured.base(), Captured.content(Captured.of(Captured.directory(app.classes()))));
  }
}
