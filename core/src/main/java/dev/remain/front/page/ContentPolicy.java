// SPDX-License-Identifier: Apache-2.0
package dev.remain.front.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the Content-Security-Policy of a page says to a script of its own origin that keeps an event
 * stream open. Immutable.
 *
 * @param forbidding the directive that forbids it; null if it is allowed
 * @param nonce that the script needs; empty if none
 */
public record ContentPolicy(@Nullable String forbidding, String nonce) {

  private static final Pattern NONCE =
      Pattern.compile("'nonce-([A-Za-z0-9+/_-]+=*)'", Pattern.CASE_INSENSITIVE);

  /**
   * @param headers the values of the header, as they came; all of them hold
   * @param host the page's own, as the request names it
   */
  public static ContentPolicy of(List<String> headers, String host) {
    String nonce = "";
    for (String header : headers) {
      for (String policy : header.split(",", -1)) {
        ContentPolicy one = ofOne(policy, host, nonce);
        if (one.forbidding() != null) {
          return one;
        }
        nonce = one.nonce();
      }
    }
    return new ContentPolicy(null, nonce);
  }

  /**
   * @param known the nonce that the script has already
   */
  private static ContentPolicy ofOne(String policy, String host, String known) {
    List<List<String>> directives = directives(policy);
    List<String> sandbox = first(directives, "sandbox");
    if (sandbox != null
        && !(sandbox.contains("allow-scripts") && sandbox.contains("allow-same-origin"))) {
      return new ContentPolicy("sandbox", "");
    }
    List<String> connect = first(directives, "connect-src", "default-src");
    if (connect != null && !isOwn(connect, host)) {
      return new ContentPolicy(connect.get(0), "");
    }
    List<String> script = first(directives, "script-src-elem", "script-src", "default-src");
    if (script == null) {
      return new ContentPolicy(null, known);
    }
    List<String> nonces = nonces(script);
    if (nonces.contains(known)) {
      return new ContentPolicy(null, known);
    }
    if (!script.contains("'strict-dynamic'") && isOwn(script, host)) {
      return new ContentPolicy(null, known);
    }
    return nonces.isEmpty() || !known.isEmpty()
        ? new ContentPolicy(script.get(0), "")
        : new ContentPolicy(null, nonces.get(0));
  }

  /** The words of each, the name first, in lower case but for nonces. */
  private static List<List<String>> directives(String policy) {
    List<List<String>> directives = new ArrayList<>();
    for (String directive : policy.split(";", -1)) {
      List<String> words = new ArrayList<>();
      for (String word : directive.strip().split("[ \\t\\n\\f\\r]+", -1)) {
        words.add(NONCE.matcher(word).matches() ? word : word.toLowerCase(Locale.ROOT));
      }
      directives.add(words);
    }
    return directives;
  }

  /** The first that has one of the names, the first name before the second; null if none has. */
  private static @Nullable List<String> first(List<List<String>> directives, String... names) {
    for (String name : names) {
      for (List<String> directive : directives) {
        if (directive.get(0).equals(name)) {
          return directive;
        }
      }
    }
    return null;
  }

  private static List<String> nonces(List<String> directive) {
    return directive.stream()
        .map(NONCE::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .toList();
  }

  private static boolean isOwn(List<String> directive, String host) {
    String own = host.toLowerCase(Locale.ROOT);
    return directive.stream()
        .skip(1)
        .anyMatch(
            source ->
                source.equals("'self'")
                    || source.equals("*")
                    || source.equals("http:")
                    || source.equals(own)
                    || source.equals("http://" + own)
                    || source.equals("http://" + own + "/"));
  }
}
