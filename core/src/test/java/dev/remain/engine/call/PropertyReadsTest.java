// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who goes on with what an earlier generation has set. */
class PropertyReadsTest {

  private static final PropertyUser LIVE = user(PropertyUser.Kind.LIVE, "", "");
  private static final PropertyUser LOGGER = library("lib.Logger");
  private static final PropertyUser JDK =
      user(PropertyUser.Kind.JDK, "java.util.logging.LogManager", "");

  private PropertyUser user = LOGGER;
  private final AtomicLong time = new AtomicLong();
  private final PropertyReads reads = new PropertyReads(() -> user, time::get);
  private int generation = 1;

  private static PropertyUser user(PropertyUser.Kind kind, String className, String base) {
    return new PropertyUser(kind, className, base, false);
  }

  private static PropertyUser library(String className) {
    return user(PropertyUser.Kind.BASE, className, "base-1");
  }

  private void next() {
    reads.entering(++generation, false);
  }

  private void set(@Nullable String value) {
    assertThat(reads.set("level", null, value, 0, false)).isTrue();
  }

  private void read(PropertyUser reader, @Nullable String value) {
    user = reader;
    reads.read("level", value);
  }

  private List<RememberedValue> taken() {
    return reads.takeRemembered("base-1");
  }

  private static RememberedValue of(
      RememberedValue.By by, String reader, @Nullable String was, @Nullable String is) {
    return new RememberedValue(by, reader, "level", was, is);
  }

  @Test
  void aLibraryThatHasReadAnotherValueAndDoesNotReadItAgainRemembersIt() {
    set("debug");
    read(LOGGER, "debug");
    assertThat(taken()).isEmpty();

    next();
    set("info");

    assertThat(reads.isAnyRemembered("base-1")).isTrue();
    assertThat(taken())
        .containsExactly(of(RememberedValue.By.LIBRARY, "lib.Logger", "debug", "info"));
    assertThat(taken()).isEmpty();
    assertThat(reads.isAnyRemembered("base-1")).isFalse();
  }

  @Test
  void soItIsTwoGenerationsLater() {
    set("debug");
    read(LOGGER, "debug");
    next();
    set("debug");
    assertThat(taken()).isEmpty();

    next();
    set("info");

    assertThat(taken()).hasSize(1);
  }

  @Test
  void aLineThatIsGoneLeavesItUnset() {
    set("debug");
    read(LOGGER, "debug");

    next();

    assertThat(taken())
        .containsExactly(of(RememberedValue.By.LIBRARY, "lib.Logger", "debug", null));
  }

  @Test
  void whatALibrarySetsIsItsOwnAffair() {
    assertThat(reads.set("level", null, "debug", 1, true)).isFalse();
    read(LOGGER, "debug");
    next();
    assertThat(reads.set("level", null, "info", 0, true)).isFalse();
    assertThat(taken()).isEmpty();

    set("debug");
    read(LOGGER, "debug");
    next();
    assertThat(reads.set("level", null, "info", 0, true)).isTrue();
    assertThat(taken()).isEmpty();
    set("warn");
    assertThat(taken()).hasSize(1);
  }

  @Test
  void whoReadsEachValueRemembersNone() {
    for (int port = 1; port < 5; port++) {
      set("port " + port);
      read(LOGGER, "port " + port);
      assertThat(taken()).isEmpty();
      next();
    }
  }

  @Test
  void theSameValueIsNoMatter() {
    set("debug");
    read(LOGGER, "debug");
    next();
    set("debug");

    assertThat(taken()).isEmpty();
  }

  @Test
  void liveCodeIsAnotherOneEachTime() {
    set("debug");
    read(LIVE, "debug");
    next();
    set("info");

    assertThat(taken()).isEmpty();
  }

  @Test
  void whatAReplacedBaseHasReadIsGoneWithIt() {
    set("debug");
    read(LOGGER, "debug");
    reads.entering(++generation, true);
    set("info");

    assertThat(taken()).isEmpty();
    assertThat(reads.takeRemembered("base-2")).isEmpty();
  }

  @Test
  void whatIsAskedForAgainAndAgainLongAfterTheStartWillBe() {
    set("debug");
    time.addAndGet(Duration.ofSeconds(6).toNanos());
    read(LOGGER, "debug");
    read(LOGGER, "debug");
    next();
    set("info");
    assertThat(taken()).isEmpty();

    time.addAndGet(Duration.ofSeconds(6).toNanos());
    read(LOGGER, "info");
    next();
    set("debug");
    assertThat(taken()).hasSize(1);
  }

  @Test
  void whatWasReadBeforeItIsSetToTheSameIsReadBeforeAgain() {
    set("debug");
    next();
    read(LOGGER, null);
    set("debug");
    next();
    set("debug");
    assertThat(taken()).isEmpty();

    next();
    set("info");
    assertThat(taken()).hasSize(1);
  }

  @Test
  void aLineThatWasAddedMayBeOfWhatSomebodyHasReadBefore() {
    next();
    var unused = reads.set("level", null, "info", 1, false);
    assertThat(taken()).containsExactly(of(RememberedValue.By.SOMEBODY, "", null, "info"));
  }

  @Test
  void butNotIfALibraryOrTheJdkReadsItNow() {
    for (PropertyUser reader : List.of(LOGGER, JDK)) {
      PropertyReads other = new PropertyReads(() -> reader, time::get);
      other.entering(2, false);
      var unused = other.set("level", null, "info", 1, false);
      other.read("level", "info");
      assertThat(other.takeRemembered("base-1")).isEmpty();
    }
    next();
    var unused = reads.set("level", null, "info", 1, false);
    read(LIVE, "info");
    assertThat(taken()).hasSize(1);
  }

  @Test
  void aProgramThatReadsBeforeItSetsHasReadItItself() {
    var unused = reads.set("level", null, "debug", 1, false);
    next();
    set("info");
    assertThat(reads.isAnyRemembered("base-1")).isTrue();
    read(LIVE, null);
    assertThat(reads.isAnyRemembered("base-1")).isFalse();
    next();
    set("debug");
    assertThat(taken()).isEmpty();
  }

  @Test
  void whoeverReadItBeforeTheSameValueWasSetReadsItBeforeAgain() {
    var unused = reads.set("level", null, "debug", 1, false);
    next();
    set("debug");
    assertThat(taken()).isEmpty();
  }

  @Test
  void soItDoesAfterAGenerationThatFailedBeforeItSetIt() {
    var unused = reads.set("level", null, "debug", 1, false);
    next();
    assertThat(taken()).isEmpty();
    next();
    set("debug");
    assertThat(taken()).isEmpty();
  }

  @Test
  void whatNobodyReadsOnAnotherBaseTheJdkHasRead() {
    next();
    for (String key : List.of("level", "java.level")) {
      var unused = reads.set(key, null, "info", 1, false);
    }
    assertThat(taken()).hasSize(2);
    reads.entering(++generation, true);
    for (String key : List.of("level", "java.level")) {
      var unused = reads.set(key, null, "info", 0, false);
    }
    assertThat(reads.takeRemembered("base-2"))
        .containsExactly(
            new RememberedValue(RememberedValue.By.JDK, "", "java.level", null, "info"));
  }

  @Test
  void whatALibraryReadsOnAnotherBaseItWas() {
    next();
    var unused = reads.set("level", null, "info", 1, false);
    assertThat(taken()).hasSize(1);
    reads.entering(++generation, true);
    set("info");
    read(user(PropertyUser.Kind.BASE, "lib.Logger", "base-2"), "info");
    next();
    set("info");
    assertThat(reads.takeRemembered("base-2")).isEmpty();
    next();
    set("debug");
    assertThat(reads.takeRemembered("base-2"))
        .containsExactly(of(RememberedValue.By.LIBRARY, "lib.Logger", "info", "debug"));
  }

  @Test
  void theJdkRemembersWhatItHasReadOnce() {
    set("debug");
    read(JDK, "debug");
    next();
    set("info");
    assertThat(taken())
        .containsExactly(
            of(RememberedValue.By.JDK, "java.util.logging.LogManager", "debug", "info"));
  }

  @Test
  void butNotWhatItReadsAgainAndAgain() {
    set("debug");
    read(JDK, "debug");
    read(JDK, "debug");
    next();
    set("info");
    assertThat(taken()).isEmpty();
  }

  @Test
  void itIsToldInOneLineAndNoPasswordIs() {
    assertThat(of(RememberedValue.By.LIBRARY, "", "debug", "info").reason())
        .isEqualTo("had read level as debug, which is info now");
    assertThat(of(RememberedValue.By.LIBRARY, "", null, "").reason())
        .isEqualTo("had read level as unset, which is empty now");
    assertThat(of(RememberedValue.By.LIBRARY, "", "a\nb\tc", "x".repeat(50)).reason())
        .isEqualTo("had read level as a b c, which is " + "x".repeat(40) + "... now");
    assertThat(new RememberedValue(RememberedValue.By.LIBRARY, "", "a.Password", "1", "2").reason())
        .isEqualTo("had read a.Password before it was changed");
  }

  @Test
  void manyThreadsMayReadWhileGenerationsChange() throws Exception {
    set("debug");
    Thread reader =
        new Thread(
            () -> {
              for (int i = 0; i < 100_000; i++) {
                reads.read("level", "debug");
              }
            });
    reader.start();
    while (reader.isAlive()) {
      next();
      set("info");
      assertThat(taken().size()).isLessThan(2);
    }
    reader.join();
    next();
    set("info");
    read(LOGGER, "info");
    next();
    set("debug");
    assertThat(taken())
        .containsExactly(of(RememberedValue.By.LIBRARY, "lib.Logger", "info", "debug"));
  }
}
