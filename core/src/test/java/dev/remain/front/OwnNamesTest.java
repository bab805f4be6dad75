// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OwnNamesTest {

  private static boolean areAskedBy(String given, String... hosts) {
    StringBuilder head = new StringBuilder("GET / HTTP/1.1\r\n");
    for (String host : hosts) {
      head.append("Host: ").append(host).append("\r\n");
    }
    byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    return new OwnNames(given).areAskedBy(HttpHead.of(bytes));
  }

  @Test
  void whatTheFrontWasGivenIsItsOwn() {
    assertThat(areAskedBy("Dev.example.com", "dev.example.com:8080")).isTrue();
    assertThat(areAskedBy("dev.example.com", "www.example.com:8080")).isFalse();
  }

  @Test
  void whatASiteCanRegisterIsNot() {
    assertThat(areAskedBy("localhost", "evil.example")).isFalse();
    assertThat(areAskedBy("localhost", "127.0.0.1.evil.com:8080")).isFalse();
    assertThat(areAskedBy("localhost", "localhost.evil.com")).isFalse();
    assertThat(areAskedBy("localhost", "7f000001.evil.com.")).isFalse();
  }

  @Test
  void severalNamesAreNone() {
    assertThat(areAskedBy("localhost", "localhost", "evil.com")).isFalse();
    assertThat(areAskedBy("localhost", "evil.com", "localhost")).isFalse();
  }

  @Test
  void whoSaysNoneIsNoBrowser() {
    assertThat(areAskedBy("localhost")).isTrue();
  }
}
