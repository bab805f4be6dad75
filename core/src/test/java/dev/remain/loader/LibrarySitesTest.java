// SPDX-License-Identifier: Apache-2.0
package dev.remain.loader;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.Opcodes;

class LibrarySitesTest {

  private final LibrarySites sites = new LibrarySites(name -> name.startsWith("app/"));

  @Test
  void whatLibrariesAnswerIsShownUnlessItIsAPlainValue() {
    assertThat(sites.mayAnswer("lib/Lib", "create", "(I)Llib/Server;")).isTrue();
    assertThat(sites.mayAnswer("lib/Lib", "get", "()Ljava/lang/Object;")).isTrue();
    assertThat(sites.mayAnswer("lib/Lib", "pool", "()Ljava/util/concurrent/ExecutorService;"))
        .isTrue();
    assertThat(sites.mayAnswer("lib/Lib", "name", "()Ljava/lang/String;")).isFalse();
    assertThat(sites.mayAnswer("lib/Lib", "all", "()Ljava/util/List;")).isFalse();
    assertThat(sites.mayAnswer("lib/Lib", "count", "()I")).isFalse();
    assertThat(sites.mayAnswer("lib/Lib", "array", "()[Llib/Server;")).isFalse();
    assertThat(sites.mayAnswer("lib/Lib", "run", "()V")).isFalse();
  }

  @Test
  void whatTheProgramItselfAnswersWasShownBefore() {
    assertThat(sites.mayAnswer("app/App", "server", "()Llib/Server;")).isFalse();
    assertThat(sites.isLibrary("app/App")).isFalse();
    assertThat(sites.isLibrary("dev/remain/Remain")).isFalse();
    assertThat(sites.isLibrary("[Llib/Server;")).isFalse();
  }

  @Test
  void whatTheJdkOnlyHandsOnIsShown() {
    String object = "()Ljava/lang/Object;";
    assertThat(sites.mayAnswer("java/util/function/Supplier", "get", object)).isTrue();
    assertThat(sites.mayAnswer("java/util/Map", "get", "(Ljava/lang/Object;)Ljava/lang/Object;"))
        .isFalse();
  }

  @Test
  void callsThatMayBeAnEndAreShown() {
    assertThat(sites.mayEnd(Opcodes.INVOKEVIRTUAL, "lib/Server", "stop", "()V")).isTrue();
    assertThat(sites.mayEnd(Opcodes.INVOKEINTERFACE, "java/lang/AutoCloseable", "close", "()V"))
        .isTrue();
    assertThat(sites.mayEnd(Opcodes.INVOKEVIRTUAL, "lib/Server", "stop", "(I)V")).isFalse();
    assertThat(sites.mayEnd(Opcodes.INVOKESTATIC, "lib/Server", "stop", "()V")).isFalse();
    assertThat(sites.mayEnd(Opcodes.INVOKESPECIAL, "lib/Server", "stop", "()V")).isFalse();
    assertThat(sites.mayEnd(Opcodes.INVOKEVIRTUAL, "app/Server", "stop", "()V")).isFalse();
  }

  @Test
  void nothingIsShownWithinLibraries() {
    String object = "()Ljava/lang/Object;";
    assertThat(LibrarySites.NONE.mayAnswer("java/util/function/Supplier", "get", object)).isFalse();
    assertThat(LibrarySites.NONE.isLibrary("lib/Lib")).isFalse();
    String closeable = "java/lang/AutoCloseable";
    assertThat(LibrarySites.NONE.mayEnd(Opcodes.INVOKEINTERFACE, closeable, "close", "()V"))
        .isFalse();
  }
}
