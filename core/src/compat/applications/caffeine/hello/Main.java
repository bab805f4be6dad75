// SPDX-License-Identifier: Apache-2.0
package hello;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;

public class Main {

  public static void main(String[] args) {
    LoadingCache<String, String> graphs =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .refreshAfterWrite(Duration.ofMinutes(1))
            .build(key -> "Hello World");
    System.out.println(graphs.get("key"));
  }
}
