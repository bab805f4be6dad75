// SPDX-License-Identifier: Apache-2.0
package dev.remain.front.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentPolicyTest {

  private static ContentPolicy of(String... headers) {
    return ContentPolicy.of(List.of(headers), "localhost:8080");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "default-src 'self'",
        "img-src 'none'",
        "script-src http://LOCALHOST:8080; connect-src *",
        "default-src 'none'; script-src 'self'; connect-src http:",
        "script-src 'none'; script-src-elem 'self'",
        "sandbox allow-scripts allow-same-origin; default-src *",
        "script-src 'sha256-abc' 'self'"
      })
  void aScriptOfItsOwnIsAllowed(String policy) {
    assertThat(of(policy)).isEqualTo(new ContentPolicy(null, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "script-src 'none'",
        "script-src 'sha256-abc'",
        "script-src 'strict-dynamic' 'self'",
        "script-src 'unsafe-inline' https://cdn.example",
        "script-src-elem https:; script-src 'self'"
      })
  void aScriptOfItsOwnIsForbidden(String policy) {
    assertThat(of(policy).forbidding()).startsWith("script-src");
  }

  @Test
  void whatItListensToMayBeForbidden() {
    assertThat(of("script-src 'self'; connect-src https://api.example").forbidding())
        .isEqualTo("connect-src");
    assertThat(of("default-src 'none'; script-src 'self'").forbidding()).isEqualTo("default-src");
    assertThat(of("sandbox allow-scripts").forbidding()).isEqualTo("sandbox");
  }

  @Test
  void aNonceLetsItThrough() {
    assertThat(of("script-src 'strict-dynamic' 'nonce-aB+/3='"))
        .isEqualTo(new ContentPolicy(null, "aB+/3="));
    assertThat(of("default-src 'self'", "script-src 'nonce-Aa'"))
        .isEqualTo(new ContentPolicy(null, "Aa"));
    assertThat(of("script-src 'nonce-Aa', script-src 'nonce-Aa' 'nonce-b'"))
        .isEqualTo(new ContentPolicy(null, "Aa"));
    assertThat(of("script-src 'nonce-a', script-src 'nonce-b'").forbidding())
        .isEqualTo("script-src");
    assertThat(of("script-src 'nonce-\">x'").forbidding()).isEqualTo("script-src");
  }

  @Test
  void allPoliciesHold() {
    assertThat(of("script-src 'self'", "script-src 'none'").forbidding()).isEqualTo("script-src");
    assertThat(of("script-src 'self', default-src 'none'").forbidding()).isEqualTo("default-src");
  }
}
