// SPDX-License-Identifier: Apache-2.0
package dev.remain.boundary;

import dev.remain.fixtures.CompiledApp;
import java.nio.file.Path;

/** Archives to try: the web uses the cache, and one is alone. */
record Archives(Path cache, Path web, Path alone) {

  static Archives in(Path directory) {
    CompiledApp ofCache =
        library(directory, "cache").source("cache.Cache", "public class Cache { }").compile();
    CompiledApp ofWeb =
        library(directory, "web")
            .classPath(ofCache.classes())
            .source("web.Web", "public class Web { java.util.List<cache.Cache> all; }")
            .compile();
    CompiledApp ofAlone =
        library(directory, "alone").source("alone.A", "public class A { }").compile();
    return new Archives(
        jar(directory, ofCache, "cache"),
        jar(directory, ofWeb, "web"),
        jar(directory, ofAlone, "alone"));
  }

  static CompiledApp library(Path directory, String name) {
    return CompiledApp.in(directory.resolve(name));
  }

  static Path jar(Path directory, CompiledApp app, String name) {
    return app.jar().writeTo(directory.resolve(name + ".jar"));
  }
}
