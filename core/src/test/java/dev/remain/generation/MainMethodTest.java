// SPDX-License-Identifier: Apache-2.0
package dev.remain.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainMethodTest {

  private static final int CLASSIC = 17;
  private static final int ANY = 25;

  @ParameterizedTest
  @ValueSource(ints = {CLASSIC, ANY})
  void aPublicStaticMainWithArgumentsIsLaunchedEverywhere(int feature) {
    assertLaunchable(Mains.Classic.class, feature);
    assertLaunchable(Mains.ClassicHidden.class, feature);
    assertLaunchable(Mains.Inheriting.class, feature);
    assertLaunchable(Mains.PrivateBelowPublic.class, feature);
    assertLaunchable(Mains.StaticInInterface.class, feature);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Mains.PackagePrivate.class,
        Mains.Protected.class,
        Mains.WithoutArguments.class,
        Mains.Instance.class,
        Mains.InstanceWithArguments.class,
        Mains.Both.class,
        Mains.AnsweringAndOther.class,
        Mains.PrivateWithArguments.class,
        Mains.HidingParent.class,
        Mains.OfInterface.class
      })
  void otherFormsAreLaunchedFromJava25On(Class<?> type) {
    assertLaunchable(type, ANY);
    assertUnusable(
        type,
        CLASSIC,
        " has no main method that java 17 could run: declare public static void main(String[] args)");
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Mains.None.class,
        Mains.Private.class,
        Mains.Answering.class,
        Mains.NotInherited.class
      })
  void neverLaunchedFormsAreRefusedWithWhatToDo(Class<?> type) {
    assertUnusable(
        type,
        CLASSIC,
        " has no main method that java 17 could run: declare public static void main(String[] args)");
    assertUnusable(
        type,
        ANY,
        " has no main method that java 25 could run: declare public static void main(String[] args)");
  }

  @Test
  void anInstanceThatCannotBeMadeIsRefusedWithWhatToDo() {
    assertUnusable(
        Mains.Abstract.class,
        ANY,
        " is abstract, and its main method is not static: make it static");
    String noConstructor =
        " has no constructor without parameters that is not private,"
            + " and its main method is not static: add one, or make main static";
    assertUnusable(Mains.PrivateConstructor.class, ANY, noConstructor);
    assertUnusable(Mains.ConstructorWithArguments.class, ANY, noConstructor);
    assertUnusable(Mains.Inner.class, ANY, noConstructor);
  }

  @Test
  void anAbsentClassIsNamed() {
    assertThatThrownBy(() -> MainMethod.of("com.acme.Ghost", getClass().getClassLoader()))
        .isInstanceOf(MainMethod.Unusable.class)
        .hasMessage("there is no class com.acme.Ghost on the class path");
  }

  @Test
  void aClassWithoutItsSuperClassCannotBeLoaded() {
    ClassLoader broken =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) {
            throw new NoClassDefFoundError("acme/Parent");
          }
        };

    assertThatThrownBy(() -> MainMethod.of("acme.App", broken))
        .isInstanceOf(MainMethod.Unusable.class)
        .hasMessage("class acme.App cannot be loaded: java.lang.NoClassDefFoundError: acme/Parent");
  }

  @Test
  void whatMainThrowsComesOutAsItIs() throws Exception {
    MainMethod main = MainMethod.of(Mains.Throwing.class, CLASSIC);
    Mains.Throwing.thrown = new IOException("no disk");

    assertThatThrownBy(() -> main.invoke(new String[0])).isSameAs(Mains.Throwing.thrown);
  }

  private static void assertLaunchable(Class<?> type, int feature) {
    assertThatCode(() -> MainMethod.of(type, feature).invoke(new String[0]))
        .doesNotThrowAnyException();
  }

  private static void assertUnusable(Class<?> type, int feature, String rest) {
    assertThatThrownBy(() -> MainMethod.of(type, feature))
        .isInstanceOf(MainMethod.Unusable.class)
        .hasMessage(type.getName() + rest);
    assertThat(type).isNotNull();
  }
}
