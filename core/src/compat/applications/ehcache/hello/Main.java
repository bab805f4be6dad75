// SPDX-License-Identifier: Apache-2.0
package hello;

import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.config.builders.CacheManagerBuilder;
import org.ehcache.config.builders.ResourcePoolsBuilder;

public class Main {

  public static void main(String[] args) {
    CacheManager cacheManager =
        CacheManagerBuilder.newCacheManagerBuilder()
            .withCache(
                "preConfigured",
                CacheConfigurationBuilder.newCacheConfigurationBuilder(
                    Long.class, String.class, ResourcePoolsBuilder.heap(10)))
            .build();
    cacheManager.init();
    Cache<Long, String> preConfigured =
        cacheManager.getCache("preConfigured", Long.class, String.class);
    preConfigured.put(1L, "Hello World");
    System.out.println(preConfigured.get(1L));
  }
}
