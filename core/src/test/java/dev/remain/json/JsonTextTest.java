// SPDX-License-Identifier: Apache-2.0
package dev.remain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  @Test
  void readsWhatIsWritten() {
    String text = "a\"b\\c\n\t\u0001\u00e9\ud83d\ude00";
    JsonObject inner = new JsonObject().put("list", List.of("x", text)).put("n", -12L);
    String json =
        new JsonObject().put("text", text).put("inner", inner).put("yes", true).toString();

    assertThat(JsonText.readObject(json))
        .containsEntry("text", text)
        .containsEntry("yes", true)
        .extractingByKey("inner")
        .hasToString("{list=[x, " + text + "], n=-12}");
  }

  @Test
  void readsEveryKindOfValue() {
    assertThat(JsonText.read(" [ 1.5e3 , true,false , null,{ } , [],\"\\u0041\\/\" ] "))
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .extracting(String::valueOf)
        .isEqualTo(Arrays.asList("1.5e3", "true", "false", "null", "{}", "[]", "A/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\"}",
        "[1,]",
        "[1 2]",
        "\"a",
        "\"\\x\"",
        "\"\\u12g4\"",
        "nul",
        "1 2",
        "{a:1}"
      })
  void refusesWhatIsNone(String json) {
    assertThatThrownBy(() -> JsonText.read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("JSON: ");
  }

  @Test
  void refusesWhatIsTooDeep() {
    assertThatThrownBy(() -> JsonText.read("[".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
