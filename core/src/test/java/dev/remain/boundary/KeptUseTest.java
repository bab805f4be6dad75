// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.remain.fixtures.CompiledApp;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptUseTest {

  @TempDir Path directory;
  private URLClassLoader base;

  @BeforeEach
  void load() throws Exception {
    CompiledApp library =
        CompiledApp.in(directory)
            .source(
                "lib.Settings", "public class Settings { public String url; static String last; }")
            .source(
                "lib.Pool",
                """
                public class Pool extends Settings {
                  final java.util.List<Object> open = new java.util.concurrent.CopyOnWriteArrayList<>();
                  final java.util.Map<Object, Object> more = new java.util.HashMap<>();
                  public void open(Object connection) { open.add(connection); }
                  public void set(String url) { more.put("url", url); }
                }
                """)
            .compile();
    base = new URLClassLoader(new URL[] {library.classes().toUri().toURL()}, null);
  }

  @AfterEach
  void close() throws Exception {
    base.close();
  }

  private Object pool(@Nullable Object open, @Nullable String url)
      throws ReflectiveOperationException {
    Class<?> type = base.loadClass("lib.Pool");
    Object pool = type.getConstructor().newInstance();
    if (open != null) {
      type.getMethod("open", Object.class).invoke(pool, open);
    }
    type.getField("url").set(pool, url);
    return pool;
  }

  @Test
  void whatAKeptObjectLeadsToIsUsedAndNothingElse() throws Exception {
    Object connection = new ArrayList<>();
    Object other = new ArrayList<>();
    Object pool = pool(connection, null);

    KeptUse use = KeptUse.of(base, List.of(new ConcurrentHashMap<>(Map.of("pool", pool))));

    assertThat(use.has(pool)).isTrue();
    assertThat(use.has(connection)).isTrue();
    assertThat(use.has(other)).as("equal, and another one").isFalse();
    assertThat(use.classes()).containsExactly(pool.getClass());
  }

  @Test
  void theSocketInAnotherIsUsedWithIt() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
        Socket inner = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket other = new Socket(server.getInetAddress(), server.getLocalPort())) {
      Socket outer = new Socket() { // As that of TLS does.
            @Override
            public InetAddress getInetAddress() {
              return inner.getInetAddress();
            }

            @Override
            public int getPort() {
              return inner.getPort();
            }

            @Override
            public int getLocalPort() {
              return inner.getLocalPort();
            }
          };

      KeptUse use = KeptUse.of(base, List.of(pool(outer, null)));

      assertThat(use.has(inner)).isTrue();
      assertThat(use.has(other)).isFalse();
    }
  }

  @Test
  void anAddressIsFoundInFieldsAndMaps() throws Exception {
    Object byField = pool(null, "jdbc:a");
    Object byMap = pool(null, null);
    byMap.getClass().getMethod("set", String.class).invoke(byMap, "jdbc:b");

    KeptUse use = KeptUse.of(base, List.of(byField, byMap));

    assertThat(use.names("jdbc:a"::equals)).isTrue();
    assertThat(use.names("jdbc:b"::equals)).isTrue();
    assertThat(use.names("jdbc:c"::equals)).isFalse();
  }

  @Test
  void whereNothingIsKeptNothingIsUsed() {
    KeptUse use = KeptUse.of(base, List.of());

    assertThat(use.has(this)).isFalse();
    assertThat(use.classes()).isEmpty();
    assertThat(use.names(text -> true)).isFalse();
  }
}
