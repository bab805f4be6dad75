// SPDX-License-Identifier: Apache-2.0
package dev.remain.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StaleObjectTest {

  private static final String CAST =
      "java.lang.ClassCastException: class acme.V cannot be cast to class acme.V (acme.V is in"
          + " unnamed module of loader 'remain-generation-1' @4f; acme.V is in unnamed module of"
          + " loader 'remain-generation-12' @5a) (App.java:1)\n    at App.main(App.java:1)";

  @Test
  void saysWhoseObjectItIsAndWhatToDo() {
    assertThat(StaleObject.in(CAST, 12).sentence(12))
        .isEqualTo(
            "an object of acme.V from generation 1 was handed to generation 12, which has classes of"
                + " its own; whoever kept it is looked for now\nif it is a library, clear it in a"
                + " stop hook, or load it anew: live=<its jar>");
  }

  @Test
  void otherErrorsOfTheKindNameTheLoaders() {
    String error =
        "java.lang.LinkageError: loader constraint violation: loader 'remain-generation-3' @1 wants"
            + " to load class acme.V. A different class with the same name was previously loaded by"
            + " 'remain-generation-2' @7. (acme.V is in unnamed module of loader"
            + " 'remain-generation-2' @7)";

    assertThat(StaleObject.in(error, 3)).isEqualTo(new StaleObject(2, ""));
    assertThat(StaleObject.in(error, 3).sentence(3)).startsWith("something from generation 2 was");
  }

  @Test
  void anyOtherFailureIsTheProgramsOwn() {
    assertThat(StaleObject.in(CAST.replace("-1'", "-12'"), 12)).isNull();
    assertThat(StaleObject.in("java.lang.ClassCastException: class A cannot be cast", 2)).isNull();
  }
}
