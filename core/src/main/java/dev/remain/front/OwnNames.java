// SPDX-License-Identifier: Apache-2.0
package dev.remain.front;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names of this machine, as far as no foreign site can have them: a site may let its own name
 * lead to this machine (DNS rebinding), and its pages are of the front's origin then. Immutable.
 *
 * @param given the one that the front was given to listen on
 */
record OwnNames(String given) {

  /** Below these nobody can register a name. */
  private static final List<String> RESERVED =
      List.of("localhost", "local", "internal", "test", "lan", "home", "corp", "home.arpa");

  private static final Pattern NUMBERS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  OwnNames {
    given = given.toLowerCase(Locale.ROOT);
  }

  /** Whether a request came under such a name, or from a client that says none. */
  boolean areAskedBy(HttpHead request) {
    String host = host(request);
    return host.isEmpty()
        || host.startsWith("[")
        || host.indexOf('.') < 0
        || NUMBERS.matcher(host).matches()
        || host.equals(given)
        || RESERVED.stream().anyMatch(reserved -> host.endsWith("." + reserved));
  }

  /** Without the port; several are one that nobody has. */
  static String host(HttpHead request) {
    String host = request.fields().value("host");
    int port = host.lastIndexOf(':');
    String name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
