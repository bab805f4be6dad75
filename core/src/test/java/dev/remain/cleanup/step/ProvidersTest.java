// SPDX-License-Identifier: Apache-2.0
package dev.remain.cleanup.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProvidersTest {

  private final List<String> used = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private void each(Iterator<String> found) {
    Providers.each(found, used::add, problem -> problems.add(problem.getMessage()));
  }

  @Test
  void aServiceThatCannotBeLookedForEndsTheLooking() {
    ClassLoader broken =
        new ClassLoader(null) {
          @Override
          public Enumeration<URL> getResources(String name) throws IOException {
            throw new IOException("the jar was exchanged");
          }
        };

    Providers.each(
        ServiceLoader.load(Runnable.class, broken).iterator(),
        provider -> used.add("one"),
        problem -> problems.add(problem.getMessage()));

    assertThat(used).isEmpty();
    assertThat(problems).containsExactly("java.lang.Runnable: Error locating configuration files");
  }

  @Test
  void oneThatCannotBeHadIsPassedBy() {
    Iterator<String> good = List.of("a", "bad 1", "bad 2", "b").iterator();
    each(
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return good.hasNext();
          }

          @Override
          public String next() {
            String next = good.next();
            if (next.startsWith("bad")) {
              throw new ServiceConfigurationError("no class " + next);
            }
            return next;
          }
        });

    assertThat(used).containsExactly("a", "b");
    assertThat(problems).containsExactly("no class bad 1", "no class bad 2");
  }

  @Test
  void oneAfterTheOtherMayFailToBeFoundEachInItsOwnWay() {
    Iterator<String> all = List.of("bad 1", "bad 2", "a").iterator();
    each(
        new Iterator<>() {
          private String next = "";

          @Override
          public boolean hasNext() {
            if (!all.hasNext()) {
              return false;
            }
            next = all.next();
            if (next.startsWith("bad")) {
              throw new ServiceConfigurationError(next);
            }
            return true;
          }

          @Override
          public String next() {
            return next;
          }
        });

    assertThat(used).containsExactly("a");
    assertThat(problems).containsExactly("bad 1", "bad 2");
  }
}
