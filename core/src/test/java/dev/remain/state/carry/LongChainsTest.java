// SPDX-License-Identifier: Apache-2.0
package dev.remain.state.carry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However long a chain is, it is followed without recursion. */
class LongChainsTest {

  @TempDir Path directory;

  @Test
  void chainsOfEveryKindAreCarriedWhole() {
    TwoVersions app =
        TwoVersions.in(directory)
            .both("Link", "public class Link { Link next; }")
            .both("Pair", "public record Pair(Object next) { public int hashCode() { return 1; } }")
            .make(
                "Link l = null; Pair p = null; Object a = null; for (int i = 0; i < 10_000; i++) {"
                    + " Link m = new Link(); m.next = l; l = m; p = new Pair(p);"
                    + " Object[] b = {a}; a = new ArrayList<>(Arrays.asList(b, new Link())); }"
                    + " return new Object[] {l, p, a};")
            .show("Object[]", "Count.of(it)")
            .after(
                "Count",
                "class Count { static String of(Object[] all) { int l = 0, p = 0, a = 0;"
                    + " for (Link i = (Link) all[0]; i != null; i = i.next) { l++; }"
                    + " for (Pair i = (Pair) all[1]; i != null; i = (Pair) i.next()) { p++; }"
                    + " for (Object i = all[2]; i != null;"
                    + " i = ((Object[]) ((java.util.List<?>) i).get(0))[0]) { a++; }"
                    + " return l + \" \" + p + \" \" + a; } }");

    assertThat(app.carried()).isEqualTo("10000 10000 10000");
    assertThat(app.report().objects()).isEqualTo(50_000);
    assertThat(app.notes()).isEmpty();
  }
}
