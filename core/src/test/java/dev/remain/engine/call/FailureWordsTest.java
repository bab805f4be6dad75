// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With the texts of the JDK, of 17 and of 25. */
class FailureWordsTest {

  private static final String TRACE =
      "\n    at remain-generation-2//app.Shop.open(Shop.java:3)"
          + "\n    at remain-generation-2//app.App.main(App.java:3)";

  private final FailureWords words =
      new FailureWords(2, name -> name.startsWith("lib.") ? Path.of("/m2/lib-1.jar") : null);

  private String of(String failure) {
    return words.of(failure + TRACE);
  }

  @Test
  void aClassThatTheProgramAndAJarHave() {
    assertThat(
            of(
                "java.lang.ClassCastException: class lib.Order cannot be cast to class lib.Order"
                    + " (lib.Order is in unnamed module of loader 'remain-base-1' @1f; lib.Order is"
                    + " in unnamed module of loader 'remain-generation-2' @2a)"))
        .isEqualTo(
            "there are two classes lib.Order: that of generation 2, and that of lib-1.jar, which"
                + " stays\nhave it on one side: live=lib-1.jar, or take one of them off the class"
                + " path");
  }

  @Test
  void aClassThatTheJvmsOwnLoaderHas() {
    assertThat(
            of(
                "java.lang.ClassCastException: class app.Loud cannot be cast to class app.Loud"
                    + " (app.Loud is in unnamed module of loader 'app'; app.Loud is in unnamed"
                    + " module of loader 'remain-generation-2' @2a)"))
        .isEqualTo(
            "there are two classes app.Loud: that of generation 2, and that of the JVM's own"
                + " loader, which somebody asked for by name\nask the context loader of the thread,"
                + " or the loader of a class of the program");
  }

  @Test
  void aCastThatIsTheProgramsOwnMistake() {
    assertThat(
            of(
                "java.lang.ClassCastException: class java.lang.String cannot be cast to class"
                    + " app.Loud (java.lang.String is in module java.base of loader 'bootstrap';"
                    + " app.Loud is in unnamed module of loader 'remain-generation-2' @2a)"))
        .isNull();
    assertThat(of("java.lang.IllegalStateException: no")).isNull();
  }

  @Test
  void aMethodOfAnotherGeneration() {
    String expected =
        "that was looked up in one generation was used with an object of another\nlook it up anew"
            + " in each generation; if a library keeps it: live=<its jar>";
    assertThat(
            of("java.lang.IllegalArgumentException: object is not an instance of declaring class"))
        .isEqualTo("a method or field of a class " + expected);
    assertThat(
            of(
                "java.lang.IllegalArgumentException: object of type app.Order is not an instance of"
                    + " app.Order"))
        .isEqualTo("a method or field of app.Order " + expected);
  }

  @Test
  void aTypeInASignatureThatIsAnotherOnEachSide() {
    assertThat(
            of(
                "java.lang.LinkageError: loader constraint violation: loader 'remain-base-1' @1"
                    + " wants to load class app.Model. A different class with the same name was"
                    + " previously loaded by 'remain-generation-2' @2."))
        .isEqualTo(
            "a library that stays and the program mean two different classes by app.Model\nhave it"
                + " on one side: live=<the jar that hands it over>");
    assertThat(
            of(
                "java.lang.LinkageError: loader constraint violation: when resolving method 'void"
                    + " lib.A.m(lib.Model)' the class loader 'remain-generation-2' @1 of the current"
                    + " class, app/App, and the class loader 'remain-base-1' @2 for the method's"
                    + " defining class, lib/A, have different Class objects for the type lib/Model"
                    + " used in the signature (app.App is in unnamed module of loader"
                    + " 'remain-generation-2' @1)"))
        .isEqualTo(
            "a library that stays and the program mean two different classes by lib.Model of"
                + " lib-1.jar\nhave it on one side: live=lib-1.jar");
  }

  @Test
  void aProviderOfAnotherService() {
    assertThat(
            of("java.util.ServiceConfigurationError: app.Greeter: Provider app.Loud not a subtype"))
        .isEqualTo(
            "the service provider app.Loud implements another app.Greeter than that of who asks:"
                + " there are two of them, in two loaders\nhave it on one side: live=<the jar that"
                + " hands it over>");
  }

  @Test
  void aMemberThatTheLastBuildLeftOut() {
    assertThat(of("java.lang.NoSuchMethodError: 'java.lang.String app.Text.of(int)'"))
        .isEqualTo(
            "app.Text was compiled last without method of(int), which app.Shop still uses\ncompile"
                + " both: a build from scratch finds what else is stale");
    assertThat(
            of("java.lang.NoSuchFieldError: Class app.Text does not have member field 'int size'"))
        .isEqualTo(
            "app.Text was compiled last without field size, which app.Shop still uses\ncompile"
                + " both: a build from scratch finds what else is stale");
    assertThat(of("java.lang.NoSuchMethodError: 'void lib.A.close()'"))
        .isEqualTo(
            "lib.A of lib-1.jar has no method close(): what calls it was compiled with another"
                + " version of that jar\nsee to it that both have the same version");
  }

  @Test
  void aToolkitThatStartsOnce() {
    assertThat(of("java.lang.IllegalStateException: Platform.exit has been called"))
        .isEqualTo(
            "JavaFX starts once in a JVM, and an earlier generation has ended it: its last window"
                + " was closed, or it called Platform.exit\nrestart the JVM;"
                + " Platform.setImplicitExit(false) leaves it running without windows");
  }

  @Test
  void aPackageThatTheJdkKeepsToItself() {
    assertThat(
            of(
                "java.lang.reflect.InaccessibleObjectException: Unable to make field private final"
                    + " byte[] java.lang.String.value accessible: module java.base does not \"opens"
                    + " java.lang\" to unnamed module @1f"))
        .isEqualTo(
            "the JDK keeps java.lang to itself, as it would without Remain\nadd an option of the"
                + " JVM: --add-opens java.base/java.lang=ALL-UNNAMED");
  }
}
